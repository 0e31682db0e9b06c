package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.identity.Credential;
import cloister.identity.Vouched;
import cloister.policy.AuthorizationRequest;
import cloister.policy.Decision;
import cloister.policy.Grants;
import cloister.policy.Layer;
import cloister.policy.Outcome;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.policy.RequestContext;
import cloister.server.facts.Asked;
import cloister.server.facts.Asking;
import cloister.server.facts.Connection;
import cloister.wire.Call;
import cloister.wire.Caller;
import cloister.wire.Command;
import cloister.wire.HttpRequest;
import cloister.wire.HttpResponse;
import cloister.wire.ServiceModel;
import cloister.wire.Services;
import cloister.wire.SigV4Signer;
import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever fails on the way, no command runs undecided. */
class GatewayTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Caller ALICE =
            new Caller(
                    "arn:aws:iam::123456789012:user/alice",
                    "123456789012",
                    "AIDA",
                    "AKIA",
                    Optional.empty());
    private static final Connection HERE =
            new Connection("127.0.0.1", false, Optional.empty(), Optional.empty());

    private final List<String> ran = new ArrayList<>();

    @Test
    void an_allowed_call_runs() {
        HttpResponse answer = answer(asking("a"), request -> decision(Outcome.ALLOW));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ran).containsExactly("ListDomains");
    }

    @Test
    void a_call_that_is_denied_does_not_run() {
        HttpResponse answer = answer(asking("a"), request -> decision(Outcome.IMPLICIT_DENY));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(ran).isEmpty();
    }

    @Test
    void one_denial_among_many_is_enough() {
        HttpResponse answer =
                answer(
                        asking("a", "b", "c"),
                        request ->
                                decision(
                                        request.resource().equals("b")
                                                ? Outcome.EXPLICIT_DENY
                                                : Outcome.ALLOW));

        assertThat(new String(answer.body(), UTF_8))
                .contains("on resource: b with an explicit deny");
        assertThat(ran).isEmpty();
    }

    @Test
    void a_call_that_nothing_is_asked_about_does_not_run() {
        HttpResponse answer = answer(asking(), request -> decision(Outcome.ALLOW));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(new String(answer.body(), UTF_8)).contains("InternalFailure");
        assertThat(ran).isEmpty();
    }

    @Test
    void a_decision_that_fails_lets_nothing_run() {
        HttpResponse answer =
                answer(
                        asking("a"),
                        request -> {
                            throw new IllegalStateException("the engine broke");
                        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(new String(answer.body(), UTF_8))
                .contains("InternalFailure")
                .doesNotContain("the engine broke");
        assertThat(ran).isEmpty();
    }

    private static Gateway.Vouching nobody() {
        return new Gateway.Vouching() {
            @Override
            public boolean takes(String operation) {
                return false;
            }

            @Override
            public Vouched caller(String operation, Struct input, Instant now) {
                throw new IllegalStateException("nobody vouches for " + operation);
            }
        };
    }

    private HttpResponse answer(Asking asking, Gateway.Deciding deciding) {
        Services services = new Services(List.of(ServiceModel.load("sagemaker")));
        Gateway gateway =
                new Gateway(
                        services::route,
                        (signed, now) -> new Gateway.Authenticated(alice(), signed.request()),
                        nobody(),
                        new ModelReading(),
                        asking,
                        deciding,
                        name -> Optional.of(command()));
        return gateway.answer(request(), HERE, new Trail(NOW, "id", HERE));
    }

    private Command command() {
        return call -> {
            ran.add(call.operation());
            return Struct.EMPTY;
        };
    }

    private static Credential alice() {
        return new Credential(
                "secret",
                ALICE,
                new Principal(PrincipalType.USER, ALICE.arn(), ALICE.account(), Map.of()),
                Grants.of(PolicySet.EMPTY),
                Map.of());
    }

    private static HttpRequest request() {
        return new SigV4Signer("AKIA", "secret", Optional.empty(), "us-east-1", "sagemaker")
                .sign(
                        new HttpRequest(
                                "POST",
                                "/",
                                "",
                                Map.of(
                                        "Host",
                                        List.of("localhost"),
                                        "Content-Type",
                                        List.of("application/x-amz-json-1.1"),
                                        "X-Amz-Target",
                                        List.of("SageMaker.ListDomains")),
                                "{}".getBytes(UTF_8)),
                        NOW);
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(outcome, Layer.IDENTITY, List.of());
    }

    private static Asking asking(String... resources) {
        return new Asking() {
            @Override
            public List<Asked> requests(Call call, Credential credential, Connection connection) {
                return List.of(resources).stream()
                        .map(
                                resource ->
                                        new Asked(
                                                new AuthorizationRequest(
                                                        credential.principal(),
                                                        credential.grants(),
                                                        "sagemaker:ListDomains",
                                                        resource,
                                                        Optional.empty(),
                                                        RequestContext.builder().build(),
                                                        Optional.empty()),
                                                resource,
                                                Map.of()))
                        .toList();
            }

            @Override
            public boolean alwaysAnswered(Call call) {
                return false;
            }
        };
    }
}

package cloister.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Condition;
import cloister.policy.Grants;
import cloister.policy.Located;
import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.Outcome;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.policy.RequestContext;
import cloister.policy.Statement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Mending a document that IAM takes changes no decision, but for variables that were none. */
class MeaningTest {
    private static final Principal CALLER =
            new Principal(
                    PrincipalType.USER,
                    "arn:aws:iam::123456789012:user/ann",
                    "123456789012",
                    Map.of("team", "a", "x", "b"),
                    "arn:aws:iam::123456789012:user/ann");

    /** The documents that IAM takes, where no text is mended into a variable. */
    static List<LintCase> cases() {
        return LintCase.all().stream()
                .filter(example -> parse(example.policy(), kind(example)).isPresent())
                .filter(
                        example ->
                                example.lint().findings().stream()
                                        .noneMatch(
                                                finding ->
                                                        finding.rule()
                                                                .equals(VariableCheck.BROKEN)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_mended_document_decides_as_before(LintCase example) throws MalformedPolicyException {
        PolicyKind kind = kind(example);
        PolicyDocument before = parse(example.policy(), kind).orElseThrow();
        PolicyDocument after =
                PolicyDocument.parse(Fixer.fix(example.policy(), example.options()), kind);
        for (AuthorizationRequest request : requests(before)) {
            assertThat(decide(request, after))
                    .as("%s on %s", request.action(), request.resource())
                    .isEqualTo(decide(request, before));
        }
    }

    private static PolicyKind kind(LintCase example) {
        return example.options()
                .kind()
                .or(
                        () ->
                                TextReader.read(example.policy(), new Report()).stream()
                                        .findFirst()
                                        .map(KindGuess::of))
                .orElse(PolicyKind.MANAGED);
    }

    private static Optional<PolicyDocument> parse(String text, PolicyKind kind) {
        try {
            return Optional.of(PolicyDocument.parse(text, kind));
        } catch (MalformedPolicyException e) {
            return Optional.empty();
        }
    }

    private static Outcome decide(AuthorizationRequest request, PolicyDocument document) {
        PolicySet set = PolicySet.compile(List.of(new NamedPolicy("p", document)));
        boolean onResource =
                document.kind() == PolicyKind.TRUST || document.kind() == PolicyKind.RESOURCE;
        AuthorizationRequest asked =
                new AuthorizationRequest(
                        request.principal(),
                        Grants.of(onResource ? PolicySet.EMPTY : set),
                        request.action(),
                        request.resource(),
                        Optional.empty(),
                        request.context(),
                        onResource ? Optional.of(set) : Optional.empty());
        return Authorizer.decide(asked).outcome();
    }

    /** Every action on every resource that the document names, with and without its keys. */
    private static List<AuthorizationRequest> requests(PolicyDocument document) {
        List<AuthorizationRequest> requests = new ArrayList<>();
        List<String> actions =
                document.statements().stream()
                        .flatMap(statement -> statement.action().values().stream())
                        .map(Located::text)
                        .map(text -> text.equals("*") ? "s3:GetObject" : text.replace("*", "Foo"))
                        .distinct()
                        .toList();
        for (String action : actions) {
            for (String resource : resources(document)) {
                contexts(document)
                        .forEach(context -> requests.add(request(action, resource, context)));
            }
        }
        return requests;
    }

    private static List<String> resources(PolicyDocument document) {
        Stream<String> named =
                document.statements().stream()
                        .flatMap(statement -> statement.resource().stream())
                        .flatMap(resource -> resource.values().stream())
                        .map(value -> value.text().replace("*", "x"));
        return Stream.concat(named, Stream.of("*", "arn:aws:s3:::papers/other"))
                .distinct()
                .toList();
    }

    private static Stream<RequestContext> contexts(PolicyDocument document) {
        RequestContext.Builder full = RequestContext.builder();
        for (Statement statement : document.statements()) {
            for (Condition condition : statement.conditions()) {
                condition.values().stream()
                        .findFirst()
                        .ifPresent(value -> full.put(condition.key().text(), value.text()));
            }
        }
        return Stream.of(RequestContext.builder().build(), full.build());
    }

    private static AuthorizationRequest request(
            String action, String resource, RequestContext context) {
        return new AuthorizationRequest(
                CALLER,
                Grants.of(PolicySet.EMPTY),
                action,
                resource,
                Optional.empty(),
                context,
                Optional.empty());
    }
}

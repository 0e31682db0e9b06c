package cloister.server.console;

import cloister.identity.Identity;
import cloister.identity.SamlOffer;
import cloister.identity.SamlRole;
import cloister.identity.TemporaryCredentials;
import cloister.server.console.Host.Note;
import cloister.server.page.Block;
import cloister.wire.ApiException;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The assertion consumer: lets in people whom an identity provider sends here with a SAML response,
 * as the role that it offers, or as the one they choose.
 */
record SamlDoor(Identity identity, Host host, Sessions sessions) {
    private static final Duration TO_CHOOSE = Duration.ofMinutes(5);

    /** Takes what a browser posts to {@code /saml}, from another site as a rule. */
    HttpResponse answer(Visit visit) {
        if (!visit.isPost()) {
            return Answers.seeOther(Paths.of("sign-in"));
        }
        String next = Paths.relayed(visit.form().text("RelayState"), host.url()).orElse(Paths.ROOT);
        SamlOffer offer;
        try {
            offer = identity.samlOffer(visit.form().exact("SAMLResponse"), visit.now());
        } catch (ApiException refused) {
            host.note(
                    new Note(
                            Door.LOGIN,
                            Optional.empty(),
                            refused.status(),
                            Optional.of(refused.code())),
                    visit.connection());
            return SamlPages.refused(visit, refused.status(), refused.code(), refused.text());
        }
        if (offer.roles().size() > 1) {
            return choice(visit, offer, next);
        }
        Reply reply = take(visit, offer, offer.roles().getFirst());
        return entered(visit, offer, reply, next).orElseGet(() -> SamlPages.refused(visit, reply));
    }

    private HttpResponse choice(Visit visit, SamlOffer offer, String next) {
        Instant end = visit.now().plus(TO_CHOOSE);
        ConsoleSession pending =
                new ConsoleSession(
                        owner(offer),
                        offer.sessionName(),
                        Stage.ROLE,
                        Sessions.FIRST_REGION,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(offer.ticket()),
                        end,
                        end);
        String address = Paths.with(Paths.of("sign-in", "role"), "next", next);
        return sessions.keep(Answers.seeOther(address), pending, visit.now());
    }

    /** The page to choose a role at, and what was chosen there. */
    HttpResponse choose(Visit visit) {
        Optional<Sessions.Pending> pending =
                sessions.pending(visit)
                        .filter(found -> found.session().stage() == Stage.ROLE)
                        .filter(found -> !visit.isPost() || Csrf.isOwn(visit, found.cookie()));
        Optional<SamlOffer> offer =
                pending.flatMap(found -> found.session().ticket().flatMap(identity::samlOffer));
        if (offer.isEmpty()) {
            return SamlPages.stale(visit);
        }
        Sessions.Pending waiting = pending.orElseThrow();
        return visit.isPost()
                ? chosen(visit, waiting, offer.get())
                : SamlPages.roles(visit, waiting.csrf(), offer.get(), Optional.empty());
    }

    private HttpResponse chosen(Visit visit, Sessions.Pending waiting, SamlOffer offer) {
        Optional<SamlRole> role =
                offer.roles().stream()
                        .filter(each -> each.roleArn().equals(visit.form().text("role")))
                        .findFirst();
        if (role.isEmpty()) {
            return SamlPages.roles(
                    visit,
                    waiting.csrf(),
                    offer,
                    Optional.of(DoorPages.bad(visit.words(), "saml.noRole")));
        }
        Reply reply = take(visit, offer, role.get());
        Optional<HttpResponse> in = entered(visit, offer, reply, DoorPages.next(visit));
        in.ifPresent(done -> sessions.close(waiting));
        Block refusal = SamlPages.refusal(visit, reply);
        return in.orElseGet(
                () -> SamlPages.roles(visit, waiting.csrf(), offer, Optional.of(refusal)));
    }

    private Reply take(Visit visit, SamlOffer offer, SamlRole role) {
        return host.vouched(
                "sts:AssumeRoleWithSAML",
                Struct.builder()
                        .put("RoleArn", role.roleArn())
                        .put("PrincipalArn", role.providerArn())
                        .put("SAMLAssertion", offer.ticket())
                        .put(
                                "DurationSeconds",
                                offer.sessionDuration().map(length -> (int) length.toSeconds()))
                        .build(),
                visit.connection());
    }

    /** Opens the session of somebody who got a role, and sends them on; empty without a role. */
    private Optional<HttpResponse> entered(Visit visit, SamlOffer offer, Reply reply, String next) {
        return reply.output()
                .flatMap(output -> output.optionalStruct("Credentials"))
                .map(
                        made ->
                                entered(
                                        visit,
                                        new Entry(
                                                owner(offer),
                                                offer.sessionName(),
                                                credentials(made)),
                                        next));
    }

    private HttpResponse entered(Visit visit, Entry entry, String next) {
        Sessions.Pending opened = sessions.open(entry, Optional.empty(), false, visit.now());
        Member member = sessions.member(visit, host, opened).orElseThrow();
        host.note(
                new Note(
                        Door.LOGIN,
                        Optional.of(member.credential().caller()),
                        303,
                        Optional.empty()),
                visit.connection());
        return sessions.with(onward(member, next), opened, visit.now());
    }

    /** A Studio that they were on their way to opens at once. */
    private static HttpResponse onward(Member member, String next) {
        List<String> parts = Paths.parts(next);
        return parts.size() == 5 && next.equals(Launching.at(parts.get(1), parts.get(3)))
                ? Launching.launch(member, parts.get(1), parts.get(3))
                : Answers.seeOther(next);
    }

    private static TemporaryCredentials credentials(Struct made) {
        return new TemporaryCredentials(
                made.string("AccessKeyId"),
                made.string("SecretAccessKey"),
                made.string("SessionToken"),
                made.get("Expiration").map(Instant.class::cast).orElseThrow());
    }

    /** Whose sessions end together: those of one provider's person, whatever their roles. */
    private static String owner(SamlOffer offer) {
        return offer.providerArn() + "/" + offer.sessionName();
    }
}

package cloister.identity;

import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes sessions with their credentials. */
record SessionMaker(Account account, SessionTokens tokens) {

    /** What a session is made from. */
    record Wish(
            SessionSubject subject,
            Duration duration,
            Tags tags,
            List<String> transitiveKeys,
            Optional<String> sourceIdentity,
            Optional<String> policy,
            List<String> policyArns,
            Map<String, List<String>> context) {

        /** A plain session: no tags, no policies. */
        static Wish of(SessionSubject subject, Duration duration) {
            return new Wish(
                    subject,
                    duration,
                    Tags.NONE,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Map.of());
        }

        Wish with(Map<String, List<String>> newContext) {
            return new Wish(
                    subject,
                    duration,
                    tags,
                    transitiveKeys,
                    sourceIdentity,
                    policy,
                    policyArns,
                    newContext);
        }
    }

    TemporaryCredentials make(Wish wish, Instant now) {
        Session session =
                new Session(
                        wish.subject,
                        UniqueId.accessKey("ASIA", account.id()),
                        UniqueId.secret(),
                        now,
                        now.plus(wish.duration),
                        wish.tags,
                        wish.transitiveKeys,
                        wish.sourceIdentity,
                        wish.policy,
                        wish.policyArns,
                        wish.context);
        return new TemporaryCredentials(
                session.accessKeyId(), session.secret(), tokens.seal(session), session.expires());
    }

    static Struct output(TemporaryCredentials credentials) {
        return Struct.builder()
                .put("AccessKeyId", credentials.accessKeyId())
                .put("SecretAccessKey", credentials.secretAccessKey())
                .put("SessionToken", credentials.sessionToken())
                .put("Expiration", credentials.expiration())
                .build();
    }
}

package cloister.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session of temporary credentials. It is kept nowhere: the session token holds it, sealed.
 *
 * @param tags the tags passed for it, those inherited down a chain of roles among them
 * @param transitiveKeys keys of tags that sessions made from this one inherit
 * @param policy the inline session policy
 * @param policyArns managed policies passed as session policies
 * @param context further condition keys that it carries, as the way of its making set them
 */
record Session(
        SessionSubject subject,
        String accessKeyId,
        String secret,
        Instant issued,
        Instant expires,
        Tags tags,
        List<String> transitiveKeys,
        Optional<String> sourceIdentity,
        Optional<String> policy,
        List<String> policyArns,
        Map<String, List<String>> context) {

    byte[] encode() {
        return FieldWriter.object(
                out -> {
                    out.child("subject", subject::write);
                    out.text("key", accessKeyId).text("secret", secret);
                    out.time("issued", issued).time("expires", expires);
                    out.textMap("tags", tags.byKey()).texts("transitive", transitiveKeys);
                    out.text("sourceIdentity", sourceIdentity).text("policy", policy);
                    out.texts("policyArns", policyArns);
                    out.child("context", child -> context.forEach(child::texts));
                });
    }

    static Session decode(byte[] bytes) {
        Fields in = Fields.parse(bytes);
        return new Session(
                SessionSubject.read(in.child("subject")),
                in.text("key"),
                in.text("secret"),
                in.time("issued"),
                in.time("expires"),
                new Tags(in.textMap("tags")),
                in.texts("transitive"),
                in.optionalText("sourceIdentity"),
                in.optionalText("policy"),
                in.texts("policyArns"),
                in.textLists("context"));
    }

    boolean hasPolicies() {
        return policy.isPresent() || !policyArns.isEmpty();
    }

    /** Whether whoever holds it proved a second factor when it was made. */
    boolean multiFactor() {
        return context.getOrDefault(ContextKeys.MULTI_FACTOR, List.of()).contains("true");
    }
}

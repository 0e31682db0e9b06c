package cloister.identity;

import cloister.policy.PolicyKind;
import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The policies and tags that a call passes for a session.
 *
 * @param packedSize percent of what a session may carry, as STS counts it when packed
 */
record SessionPolicies(Optional<String> policy, List<String> arns, int packedSize) {
    private static final int MOST_ARNS = 10;
    private static final int MOST_PACKED_BYTES = 4096;

    /**
     * Reads and checks them.
     *
     * @throws ApiException MalformedPolicyDocument, PackedPolicyTooLarge, ValidationError
     */
    static SessionPolicies of(Reader state, Account account, Call call, Tags tags) {
        Optional<String> policy = call.input().optionalString("Policy");
        policy.ifPresent(text -> Documents.read(text, PolicyKind.SESSION));
        List<String> arns =
                call.input().structs("PolicyArns").stream()
                        .map(policyArn -> policyArn.string("arn"))
                        .toList();
        if (arns.size() > MOST_ARNS) {
            throw IamError.validation("A session takes at most 10 policies by ARN.");
        }
        for (String arn : arns) {
            if (ManagedPolicies.document(state, account, arn).isEmpty()) {
                throw IamError.malformedPolicy(
                        "Policy " + arn + " does not exist or is not attachable.");
            }
        }
        int length = policy.map(String::length).orElse(0);
        if (length > PolicyKind.SESSION.quota()) {
            throw tooLarge(100 * length / PolicyKind.SESSION.quota());
        }
        int size = packedSize(policy, arns, tags);
        if (size > 100) {
            throw tooLarge(size);
        }
        return new SessionPolicies(policy, arns, size);
    }

    /** The size for the output; absent where nothing was passed. */
    Struct.Builder output() {
        return Struct.builder()
                .put(
                        "PackedPolicySize",
                        packedSize == 0 ? Optional.empty() : Optional.of(packedSize));
    }

    private static int packedSize(Optional<String> policy, List<String> arns, Tags tags) {
        if (policy.isEmpty() && arns.isEmpty() && tags.isEmpty()) {
            return 0;
        }
        String passed = policy.orElse("") + String.join(" ", arns) + tags.byKey();
        int bytes = Sealing.pack(passed.getBytes(StandardCharsets.UTF_8)).length;
        return Math.max(1, (100 * bytes + MOST_PACKED_BYTES - 1) / MOST_PACKED_BYTES);
    }

    private static ApiException tooLarge(int percent) {
        return new ApiException(
                "PackedPolicyTooLarge",
                "Serialized token too large for session: "
                        + percent
                        + "% of what policies and tags may take.",
                400);
    }
}

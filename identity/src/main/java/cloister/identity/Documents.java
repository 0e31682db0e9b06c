package cloister.identity;

import cloister.policy.MalformedPolicyException;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What IAM does with the text of a policy document. */
final class Documents {
    private Documents() {}

    /**
     * Reads a document, so that only one that can be decided by is kept.
     *
     * @throws cloister.wire.ApiException MalformedPolicyDocument
     */
    static PolicyDocument read(String document, PolicyKind kind) {
        try {
            return PolicyDocument.parse(document, kind);
        } catch (MalformedPolicyException malformed) {
            throw IamError.malformedPolicy(malformed);
        }
    }

    /**
     * Reads a document that is kept by itself.
     *
     * @param quota what IAM calls the limit on its length
     * @throws cloister.wire.ApiException MalformedPolicyDocument, LimitExceeded
     */
    static void check(String document, PolicyKind kind, String quota) {
        if (read(document, kind).size() > kind.quota()) {
            throw IamError.quota(quota, kind.quota());
        }
    }

    /** A document's size as quotas count it: in characters, white space left out. */
    static int size(String document) {
        return (int) document.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    /** A document as IAM gives it out: percent-encoded by RFC 3986. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

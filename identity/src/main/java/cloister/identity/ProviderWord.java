package cloister.identity;

import cloister.policy.Grants;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.wire.ApiException;
import cloister.wire.Caller;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an identity provider says of a person who is to take a role.
 *
 * @param providerArn whose word it is
 * @param subject the person at the provider
 * @param tags session tags
 * @param trustKeys condition keys for the role's trust policy
 * @param sessionKeys condition keys that the session will carry
 * @param sessionEnd when the session must end at the latest
 */
record ProviderWord(
        String providerArn,
        String subject,
        String roleSessionName,
        Optional<String> sourceIdentity,
        SessionTags tags,
        Map<String, List<String>> trustKeys,
        Map<String, List<String>> sessionKeys,
        Optional<Instant> sessionEnd) {
    private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    /** The person as caller of the call that brings the word. */
    Vouched vouch(Account account, Struct input) {
        Credential credential =
                new Credential(
                        "",
                        new Caller(providerArn, account.id(), subject, "", Optional.empty()),
                        new Principal(
                                PrincipalType.FEDERATED_USER, providerArn, account.id(), Map.of()),
                        Grants.of(PolicySet.EMPTY),
                        trustKeys);
        Struct.Builder completed =
                Struct.builder()
                        .putAll(input)
                        .put("RoleSessionName", roleSessionName)
                        .put("SourceIdentity", sourceIdentity);
        if (!tags.passed().isEmpty()) {
            completed.put("Tags", tags.passed().structs());
        }
        if (!tags.transitiveKeys().isEmpty()) {
            completed.put("TransitiveTagKeys", tags.transitiveKeys());
        }
        return new Vouched(credential, completed.build());
    }

    /**
     * Session tags that a provider passes.
     *
     * @throws ApiException InvalidIdentityToken where STS would take no such tags
     */
    static SessionTags tags(List<Struct> tags, List<String> transitiveKeys) {
        boolean fit =
                tags.size() <= MOST_TAGS
                        && tags.stream()
                                .allMatch(
                                        tag ->
                                                isKey(tag.string("Key"))
                                                        && isValue(tag.string("Value")));
        if (!fit) {
            throw SamlError.token(
                    "Session tags must be at most 50, with keys of 1 to 128 and values of up to"
                            + " 256 characters that tags may have");
        }
        try {
            return SessionTags.of(tags, transitiveKeys, Optional.empty());
        } catch (ApiException refused) {
            throw SamlError.token(refused.text());
        }
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= LONGEST_KEY && TAG_TEXT.matcher(key).matches();
    }

    private static boolean isValue(String value) {
        return value.length() <= LONGEST_VALUE && TAG_TEXT.matcher(value).matches();
    }
}

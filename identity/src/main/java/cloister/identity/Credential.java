package cloister.identity;

import cloister.policy.Grants;
import cloister.policy.Principal;
import cloister.wire.Caller;

import java.util.List;
import java.util.Map;

/**
 * An access key that may sign, with the principal behind it as it is now.
 *
 * @param secretAccessKey what signatures are made with
 * @param contextKeys the condition keys that the principal and session set: {@code aws:username},
 *     {@code aws:userid}, {@code aws:SourceIdentity}, {@code aws:TokenIssueTime} and so on
 */
public record Credential(
        String secretAccessKey,
        Caller caller,
        Principal principal,
        Grants grants,
        Map<String, List<String>> contextKeys) {

    Credential with(Map<String, List<String>> newContextKeys) {
        return new Credential(secretAccessKey, caller, principal, grants, newContextKeys);
    }
}

package cloister.policy;

import java.util.Map;

/**
 * The identity a request is made by.
 *
 * @param type what kind of identity it is
 * @param arn its ARN; of a role session, the session's ({@code
 *     arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}); of a service, its name ({@code
 *     sagemaker.amazonaws.com})
 * @param account its account's twelve digits, empty for a service
 * @param tags its tags in force: of a session, session tags laid over the role's
 */
public record Principal(PrincipalType type, String arn, String account, Map<String, String> tags) {
    public Principal {
        tags = Map.copyOf(tags);
    }
}

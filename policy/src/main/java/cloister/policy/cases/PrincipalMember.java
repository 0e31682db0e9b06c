package cloister.policy.cases;

import cloister.policy.Arn;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The member {@code principal} of a case. */
final class PrincipalMember {
    private String type = "";
    private String arn = "";
    private String roleArn = "";
    private String toldArn = "";
    private String account = "";
    private final Map<String, String> tags = new HashMap<>();

    void read(CaseJson json) throws IOException, CaseException {
        if (!json.startObject("principal")) {
            return;
        }
        while (json.nextMember()) {
            switch (json.name()) {
                case "type" -> type = json.string("principal.type");
                case "arn" -> arn = json.string("principal.arn");
                case "roleArn" -> roleArn = json.string("principal.roleArn");
                case "account" -> account = json.string("principal.account");
                case "tags" -> tags(json);
                default -> json.skip();
            }
        }
    }

    private void tags(CaseJson json) throws IOException, CaseException {
        if (!json.startObject("principal.tags")) {
            return;
        }
        while (json.nextMember()) {
            String key = json.name();
            tags.put(key, json.string("principal.tags." + key));
        }
    }

    /** What the case's context says {@code aws:PrincipalArn} is. */
    void tellArn(String principalArn) {
        toldArn = principalArn;
    }

    Principal principal() throws CaseException {
        PrincipalType known = type();
        if (arn.isEmpty() && known != PrincipalType.ANONYMOUS) {
            throw new CaseException("principal.arn is missing");
        }
        String home = account.isEmpty() ? Arn.parse(arn).map(Arn::account).orElse("") : account;
        String role = roleArn.isEmpty() ? toldArn : roleArn;
        return known == PrincipalType.ASSUMED_ROLE && !role.isEmpty()
                ? new Principal(known, arn, home, tags, role)
                : new Principal(known, arn, home, tags);
    }

    private PrincipalType type() throws CaseException {
        return switch (type) {
            case "User" -> PrincipalType.USER;
            case "AssumedRole" -> PrincipalType.ASSUMED_ROLE;
            case "FederatedUser" -> PrincipalType.FEDERATED_USER;
            case "Service" -> PrincipalType.SERVICE;
            case "Root", "Account" -> PrincipalType.ROOT;
            case "Anonymous" -> PrincipalType.ANONYMOUS;
            case "" -> byArn();
            default ->
                    throw new CaseException(
                            "principal.type is %s, not User, AssumedRole, FederatedUser, Service, Root or Anonymous"
                                    .formatted(type));
        };
    }

    /** The type that an ARN tells of where the case doesn't name one. */
    private PrincipalType byArn() throws CaseException {
        String resource = Arn.parse(arn).map(Arn::resource).orElse("");
        if (resource.startsWith("user/")) {
            return PrincipalType.USER;
        }
        if (resource.startsWith("assumed-role/")) {
            return PrincipalType.ASSUMED_ROLE;
        }
        if (resource.startsWith("federated-user/")) {
            return PrincipalType.FEDERATED_USER;
        }
        if (resource.equals("root")) {
            return PrincipalType.ROOT;
        }
        if (arn.endsWith(".amazonaws.com")) {
            return PrincipalType.SERVICE;
        }
        throw new CaseException("principal.type is missing");
    }
}

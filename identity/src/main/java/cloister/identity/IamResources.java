package cloister.identity;

import cloister.policy.Arn;
import cloister.store.Reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** IAM resources by ARN, as the gateway asks about them. */
record IamResources(Account account) {
    private static final Pattern PROVIDER_URL =
            Pattern.compile("(arn:[^/]*:oidc-provider/)https://(.*?)/?");
    private static final Pattern MADE_FOR_SERVICE =
            Pattern.compile(
                    "(arn:[^/]*:role/aws-service-role/([^/]+)/)(\\*|(?!AWSServiceRoleFor)[^/]+)");
    private static final Pattern PERMISSION_SET_OF_INSTANCE =
            Pattern.compile("(arn:[^/]*:permissionSet/)arn:[^/]*:instance/([^/]+/\\*)");
    private static final Pattern DELETION_TASK =
            Pattern.compile("(arn:[^/]*:)task(/aws-service-role/[^/]+/[^/]+)/[^/]+");

    Optional<Map<String, String>> tags(String arn) {
        Reader state = account.read();
        if (arn.startsWith("arn:aws:sso:")) {
            return CenterTagCommands.tags(state, arn).map(Tags::byKey);
        }
        return entity(state, arn)
                .flatMap(
                        entity ->
                                entity instanceof Tagged<?> tagged
                                        ? Optional.of(tagged.tags().byKey())
                                        : Optional.empty());
    }

    List<String> tagged(String key, String value) {
        Reader state = account.read();
        try (Stream<User> users = EntityKind.USER.after(state, "");
                Stream<Role> roles = EntityKind.ROLE.after(state, "")) {
            return Stream.concat(users, roles)
                    .filter(entity -> value.equals(entity.tags().byKey().get(key)))
                    .map(account::arn)
                    .toList();
        }
    }

    Optional<Role> role(Reader state, String arn) {
        return EntityKind.ROLE.byArn(state, account, arn);
    }

    Optional<String> arnOf(String resourceType, String name) {
        Reader state = account.read();
        if (resourceType.equals("access-key")) {
            return state.get(Tables.ACCESS_KEYS, name)
                    .flatMap(key -> EntityKind.USER.byId(state, key.userId()))
                    .map(account::arn);
        }
        return EntityKind.ofResourceType(resourceType)
                .flatMap(kind -> kind.find(state, name))
                .map(account::arn);
    }

    /**
     * A permission set to be made by its instance's id; a provider's ARN without its URL's scheme;
     * a service-linked role's by the service and suffix that it is to be made with, or by the task
     * of its deletion.
     */
    String canonicalArn(String arn) {
        Matcher permissionSet = PERMISSION_SET_OF_INSTANCE.matcher(arn);
        if (permissionSet.matches()) {
            return permissionSet.group(1) + permissionSet.group(2);
        }
        Matcher provider = PROVIDER_URL.matcher(arn);
        if (provider.matches()) {
            return provider.group(1) + provider.group(2);
        }
        Matcher made = MADE_FOR_SERVICE.matcher(arn);
        if (made.matches()) {
            return ServiceLinkedRoleCommands.name(made.group(2))
                    .map(name -> made.group(1) + name + suffix(made.group(3)))
                    .orElse(arn);
        }
        Matcher task = DELETION_TASK.matcher(arn);
        return task.matches() ? task.group(1) + "role" + task.group(2) : arn;
    }

    private static String suffix(String given) {
        return given.equals("*") ? "" : "_" + given;
    }

    private Optional<? extends Entity> entity(Reader state, String arn) {
        return Arn.parse(arn)
                .map(Arn::resource)
                .flatMap(
                        resource ->
                                EntityKind.ofResourceType(
                                        resource.substring(0, Math.max(0, resource.indexOf('/')))))
                .flatMap(kind -> kind.byArn(state, account, arn));
    }
}

package cloister.identity;

import cloister.policy.Arn;
import cloister.store.Reader;

import java.util.Map;
import java.util.Optional;

/** IAM resources by ARN, as the gateway asks about them. */
record IamResources(Account account) {

    Optional<Map<String, String>> tags(String arn) {
        Reader state = account.read();
        return entity(state, arn)
                .flatMap(
                        entity ->
                                entity instanceof Tagged<?> tagged
                                        ? Optional.of(tagged.tags().byKey())
                                        : Optional.empty());
    }

    Optional<Role> role(Reader state, String arn) {
        return EntityKind.ROLE.byArn(state, account, arn);
    }

    Optional<String> arnOf(String resourceType, String name) {
        Reader state = account.read();
        Optional<? extends Entity> entity =
                switch (resourceType) {
                    case "user" -> EntityKind.USER.find(state, name);
                    case "group" -> EntityKind.GROUP.find(state, name);
                    case "role" -> EntityKind.ROLE.find(state, name);
                    case "policy" -> EntityKind.POLICY.find(state, name);
                    default -> Optional.empty();
                };
        return entity.map(account::arn);
    }

    private Optional<? extends Entity> entity(Reader state, String arn) {
        String type =
                Arn.parse(arn)
                        .map(Arn::resource)
                        .map(resource -> resource.substring(0, Math.max(0, resource.indexOf('/'))))
                        .orElse("");
        return switch (type) {
            case "user" -> EntityKind.USER.byArn(state, account, arn);
            case "group" -> EntityKind.GROUP.byArn(state, account, arn);
            case "role" -> EntityKind.ROLE.byArn(state, account, arn);
            case "policy" -> EntityKind.POLICY.byArn(state, account, arn);
            default -> Optional.empty();
        };
    }
}

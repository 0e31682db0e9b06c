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
        return EntityKind.ofResourceType(resourceType)
                .flatMap(kind -> kind.find(account.read(), name))
                .map(account::arn);
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

package cloister.identity;

import cloister.policy.PolicyDocument;
import cloister.policy.reference.ServiceReference;
import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a user, group, role or policy grants access to, and who made use of it when (IAM user guide,
 * "Refine permissions in AWS using last accessed information").
 *
 * @param grants whether access to a service is granted
 * @param entities the users and roles who have it by this
 */
record LastAccess(Account account, LastUses uses, Predicate<String> grants, List<Entity> entities) {
    /** Services in the words of IAM's pages. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("cloudwatch", "Amazon CloudWatch"),
                    Map.entry("ec2", "Amazon EC2"),
                    Map.entry("ecr", "Amazon Elastic Container Registry"),
                    Map.entry("iam", "AWS Identity and Access Management"),
                    Map.entry("identitystore", "AWS Identity Store"),
                    Map.entry("kms", "AWS Key Management Service"),
                    Map.entry("logs", "Amazon CloudWatch Logs"),
                    Map.entry("s3", "Amazon S3"),
                    Map.entry("sagemaker", "Amazon SageMaker"),
                    Map.entry("sso", "AWS IAM Identity Center"),
                    Map.entry("sso-directory", "AWS IAM Identity Center directory"),
                    Map.entry("sts", "AWS Security Token Service"));

    /**
     * What is known of an ARN's user, group, role or policy.
     *
     * @throws ApiException NoSuchEntity
     */
    static LastAccess of(Reader state, Account account, LastUses uses, String arn) {
        Optional<PolicyHolder<?>> holder = holder(state, account, arn);
        if (holder.isPresent()) {
            List<GrantingPolicy> policies = GrantingPolicy.of(state, account, holder.get());
            return new LastAccess(
                    account,
                    uses,
                    service -> policies.stream().anyMatch(policy -> policy.grants(service)),
                    entities(state, holder.get()).toList());
        }
        PolicyDocument document =
                GrantingPolicy.read(
                        ManagedPolicies.document(state, account, arn)
                                .orElseThrow(() -> notFound(arn)));
        return new LastAccess(
                account,
                uses,
                service -> GrantingPolicy.grants(document, service),
                state.scanAfter(Tables.ATTACHMENTS, Attachment.prefix(arn), "")
                        .map(Reader.Entry::value)
                        .filter(at -> at.use() == Attachment.Use.PERMISSIONS)
                        .flatMap(at -> at.holder(state).stream())
                        .flatMap(at -> entities(state, at))
                        .distinct()
                        .toList());
    }

    /** The user, group or role of exactly that ARN. */
    static Optional<PolicyHolder<?>> holder(Reader state, Account account, String arn) {
        return Stream.<EntityKind<? extends PolicyHolder<?>>>of(
                        EntityKind.USER, EntityKind.GROUP, EntityKind.ROLE)
                .<PolicyHolder<?>>flatMap(kind -> kind.byArn(state, account, arn).stream())
                .findFirst();
    }

    static ApiException notFound(String arn) {
        return IamError.noSuchEntity("There is no user, group, role or policy " + arn + ".");
    }

    private static Stream<Entity> entities(Reader state, PolicyHolder<?> holder) {
        return holder instanceof Group group
                ? Members.after(state, group, "").map(member -> member)
                : Stream.of(holder);
    }

    /** How IAM calls an entity's kind. */
    static String type(Entity entity) {
        return EntityKind.of(entity).word().toUpperCase(Locale.ROOT);
    }

    /** The services that access is granted to, by their prefixes. */
    List<String> services() {
        return ServiceReference.SERVICES.stream()
                .filter(NAMES::containsKey)
                .filter(grants)
                .sorted()
                .toList();
    }

    /** An entity's last use of a service. */
    private record Used(Entity entity, LastUse use) {}

    private List<Used> used(String service) {
        return entities.stream()
                .flatMap(
                        entity ->
                                uses.of(entity.id(), service).stream()
                                        .map(use -> new Used(entity, use)))
                .toList();
    }

    /** A service as the report tells of it. */
    Struct service(String service) {
        List<Used> used = used(service);
        Struct.Builder told =
                Struct.builder()
                        .put("ServiceName", NAMES.getOrDefault(service, service))
                        .put("ServiceNamespace", service)
                        .put("TotalAuthenticatedEntities", used.size());
        used.stream()
                .max(Comparator.comparing(each -> each.use().when()))
                .ifPresent(
                        last ->
                                told.put("LastAuthenticated", last.use().when())
                                        .put("LastAuthenticatedEntity", arn(last.entity()))
                                        .put("LastAuthenticatedRegion", last.use().region()));
        return told.build();
    }

    /** Who may use a service, and when they did. */
    Struct entity(Entity entity, String service) {
        return Struct.builder()
                .put(
                        "EntityInfo",
                        Struct.builder()
                                .put("Arn", arn(entity))
                                .put("Name", entity.name())
                                .put("Type", type(entity))
                                .put("Id", entity.id())
                                .put("Path", entity.path())
                                .build())
                .put("LastAuthenticated", uses.of(entity.id(), service).map(LastUse::when))
                .build();
    }

    private String arn(Entity entity) {
        return account.arn(entity);
    }
}

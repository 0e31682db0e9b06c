package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The roles that permission sets have in the account, and the SAML provider that they trust (IAM
 * Identity Center user guide, "Referencing permission sets in resource policies"). Nobody signs for
 * that provider: the portal alone gives out their sessions.
 */
record CenterRoles(Account account) {
    /** How their names start. */
    static final String NAME_PREFIX = "AWSReservedSSO_";

    private static final String INLINE_NAME = "AwsSSOInlinePolicy";
    private static final int HASH_BYTES = 8;
    private static final int MOST_ATTACHED = 10;
    private static final int MOST_SECONDS = 43_200;
    private static final Duration PROVIDER_LIFE = Duration.ofDays(36_500);

    /** Why a permission set can't have its role now, as AWS tells it; empty where it can. */
    Optional<String> obstacle(Reader state, PermissionSet set) {
        PermissionSetPolicies policies = set.policies();
        if (policies.attached() > MOST_ATTACHED) {
            return Optional.of(
                    "Received a 409 status error: Cannot exceed quota for PoliciesPerRole: "
                            + MOST_ATTACHED);
        }
        List<String> named = policies.arns(account);
        return Stream.concat(named.stream(), policies.boundaryArn(account).stream())
                .filter(arn -> ManagedPolicies.document(state, account, arn).isEmpty())
                .findFirst()
                .map(
                        arn ->
                                "Received a 404 status error: Policy "
                                        + arn
                                        + " does not exist or is not attachable.");
    }

    /** Makes the role of a permission set, or makes it as the permission set is now. */
    void provision(Transaction state, CenterInstance instance, PermissionSet set, Instant now) {
        Role before = role(state, set).orElseGet(() -> create(state, instance, set, now));
        countUses(state, before, false);
        Role after =
                before.described(set.description(), MOST_SECONDS)
                        .withBoundary(set.policies().boundaryArn(account))
                        .withPolicies(
                                new HeldPolicies(
                                        set.policies()
                                                .inline()
                                                .map(document -> Map.of(INLINE_NAME, document))
                                                .orElse(Map.of()),
                                        set.policies().arns(account)));
        EntityKind.ROLE.update(state, after);
        countUses(state, after, true);
        state.put(
                Provisioned.TABLE, set.id(), new Provisioned(set.id(), after.id(), set.revision()));
    }

    /** Deletes the role of a permission set, if it has one. */
    void withdraw(Transaction state, PermissionSet set) {
        role(state, set)
                .ifPresent(
                        role -> {
                            countUses(state, role, false);
                            EntityKind.ROLE.delete(state, role);
                        });
        state.delete(Provisioned.TABLE, set.id());
    }

    Optional<Role> role(Reader state, PermissionSet set) {
        return Provisioned.of(state, set).flatMap(has -> EntityKind.ROLE.byId(state, has.role()));
    }

    /** Deletes the provider of an instance without permission sets, if it has one. */
    void deleteProvider(Transaction state, CenterInstance instance) {
        EntityKind.SAML_PROVIDER
                .find(state, instance.providerName())
                .ifPresent(provider -> EntityKind.SAML_PROVIDER.delete(state, provider));
    }

    private Role create(
            Transaction state, CenterInstance instance, PermissionSet set, Instant now) {
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Federated":"%s"},\
                "Action":["sts:AssumeRoleWithSAML","sts:TagSession"],\
                "Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}]}\
                """
                        .formatted(account.arn(provider(state, instance, now)));
        Role role =
                new Role(
                        EntityKind.ROLE.newId(),
                        NAME_PREFIX
                                + set.name()
                                + "_"
                                + HexFormat.of().formatHex(UniqueId.random(HASH_BYTES)),
                        instance.rolePath(),
                        now,
                        set.description(),
                        MOST_SECONDS,
                        Tags.NONE,
                        Optional.empty(),
                        HeldPolicies.NONE,
                        TrustPolicy.of(state, account, trust));
        EntityKind.ROLE.create(state, role);
        return role;
    }

    private static SamlProvider provider(Transaction state, CenterInstance instance, Instant now) {
        return EntityKind.SAML_PROVIDER
                .find(state, instance.providerName())
                .orElseGet(
                        () -> {
                            SamlProvider made =
                                    new SamlProvider(
                                            EntityKind.SAML_PROVIDER.newId(),
                                            instance.providerName(),
                                            now,
                                            Tags.NONE,
                                            metadata(instance),
                                            now.plus(PROVIDER_LIFE));
                            EntityKind.SAML_PROVIDER.create(state, made);
                            return made;
                        });
    }

    /** Metadata without a certificate, so that no signature is the provider's. */
    private static String metadata(CenterInstance instance) {
        return """
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">\
        <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>\
        </EntityDescriptor>\
        """
                .formatted(instance.arn());
    }

    private static void countUses(Transaction state, Role role, boolean begins) {
        Boundaries.count(state, EntityKind.ROLE, role, begins);
        for (String arn : role.policies().attached()) {
            PolicyUsage.count(
                    state,
                    new Attachment(
                            arn, Attachment.Use.PERMISSIONS, EntityKind.ROLE.word(), role.id()),
                    begins);
        }
    }
}

package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on the account: its alias, and what it has. */
record AccountCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateAccountAlias", CommandGroup.quiet(this::createAlias));
        commands.put("iam:ListAccountAliases", this::listAliases);
        commands.put("iam:DeleteAccountAlias", CommandGroup.quiet(this::deleteAlias));
        commands.put("iam:GetAccountSummary", this::summary);
    }

    private void createAlias(Call call) {
        Reference alias = new Reference(call.input().string("AccountAlias"));
        account.change(state -> state.put(Tables.ALIAS, Tables.ACCOUNT, alias));
    }

    private Struct listAliases(Call call) {
        return Page.of(call, alias(account.read()).stream().toList(), alias -> alias)
                .output("AccountAliases", alias -> alias)
                .build();
    }

    private void deleteAlias(Call call) {
        String name = call.input().string("AccountAlias");
        account.change(
                state -> {
                    if (!alias(state).equals(Optional.of(name))) {
                        throw IamError.noSuchEntity(
                                "The account alias with name " + name + " cannot be found.");
                    }
                    state.delete(Tables.ALIAS, Tables.ACCOUNT);
                });
    }

    private static Optional<String> alias(Reader state) {
        return state.get(Tables.ALIAS, Tables.ACCOUNT).map(Reference::id);
    }

    private Struct summary(Call call) {
        Reader state = account.read();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("Users", count(EntityKind.USER, state));
        counts.put("Groups", count(EntityKind.GROUP, state));
        counts.put("Roles", count(EntityKind.ROLE, state));
        counts.put("Policies", count(EntityKind.POLICY, state));
        counts.put("InstanceProfiles", count(EntityKind.INSTANCE_PROFILE, state));
        counts.put(
                "Providers",
                count(EntityKind.SAML_PROVIDER, state) + count(EntityKind.OIDC_PROVIDER, state));
        List<MfaDevice> devices = EntityKind.MFA_DEVICE.after(state, "").toList();
        counts.put("MFADevices", devices.size());
        counts.put(
                "MFADevicesInUse",
                (int) devices.stream().filter(device -> device.user().isPresent()).count());
        counts.put("AccountMFAEnabled", 0);
        counts.put("AccountAccessKeysPresent", 1);
        quotas(counts);
        return Struct.builder().put("SummaryMap", counts).build();
    }

    private static void quotas(Map<String, Object> counts) {
        counts.put("AccessKeysPerUserQuota", 2);
        counts.put("GroupsPerUserQuota", 10);
        counts.put("AttachedPoliciesPerUserQuota", 10);
        counts.put("AttachedPoliciesPerGroupQuota", 10);
        counts.put("AttachedPoliciesPerRoleQuota", 10);
        counts.put("VersionsPerPolicyQuota", 5);
        counts.put("PolicySizeQuota", 6144);
        counts.put("UserPolicySizeQuota", 2048);
        counts.put("GroupPolicySizeQuota", 5120);
        counts.put("RolePolicySizeQuota", 10_240);
        counts.put("AssumeRolePolicySizeQuota", 2048);
    }

    private static int count(EntityKind<?> kind, Reader state) {
        return (int) kind.after(state, "").count();
    }
}

package cloister.identity;

import cloister.policy.PolicyKind;
import cloister.wire.Command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All commands of IAM, STS, IAM Identity Center and its identity store. */
final class Commands {

    private Commands() {}

    static Map<String, Command> all(
            Account account,
            IdentitySettings settings,
            SessionMaker maker,
            SessionCredentials sessions,
            List<CommandGroup> vouched,
            SimulatedPrincipals simulated,
            LastUses uses) {
        Map<String, Command> commands = new LinkedHashMap<>();
        iam(account, uses).forEach(group -> group.addTo(commands));
        tagging(account).forEach(group -> group.addTo(commands));
        sts(account, settings, maker, sessions).forEach(group -> group.addTo(commands));
        center(account).forEach(group -> group.addTo(commands));
        vouched.forEach(group -> group.addTo(commands));
        new SimulationCommands(simulated).addTo(commands);
        SessionRestrictions restrictions = new SessionRestrictions(sessions);
        commands.replaceAll((name, command) -> restrictions.guard(command));
        return Map.copyOf(commands);
    }

    private static List<CommandGroup> iam(Account account, LastUses uses) {
        return List.of(
                new UserCommands(account),
                new AccessKeyCommands(account, uses),
                new GroupCommands(account),
                new MembershipCommands(account),
                new RoleCommands(account, uses),
                new PolicyCommands(account),
                new PolicyVersionCommands(account),
                new PolicyEntityCommands(account),
                new InlinePolicyCommands<>(account, EntityKind.USER, PolicyKind.INLINE_USER),
                new InlinePolicyCommands<>(account, EntityKind.GROUP, PolicyKind.INLINE_GROUP),
                new InlinePolicyCommands<>(account, EntityKind.ROLE, PolicyKind.INLINE_ROLE),
                new AttachmentCommands<>(account, EntityKind.USER),
                new AttachmentCommands<>(account, EntityKind.GROUP),
                new AttachmentCommands<>(account, EntityKind.ROLE),
                new BoundaryCommands<>(account, EntityKind.USER),
                new BoundaryCommands<>(account, EntityKind.ROLE),
                new InstanceProfileCommands(account),
                new ServiceLinkedRoleCommands(account),
                new SamlProviderCommands(account),
                new OidcProviderCommands(account),
                new MfaDeviceCommands(account, new MfaDevices(account)),
                new LoginProfileCommands(account),
                new PasswordPolicyCommands(account),
                new AccountCommands(account),
                new AccountDetailCommands(account, uses),
                new CredentialReportCommands(account, uses),
                new LastAccessCommands(account, uses));
    }

    private static List<CommandGroup> tagging(Account account) {
        return List.of(
                new TagCommands<>(
                        account,
                        EntityKind.USER,
                        (state, call) ->
                                EntityKind.USER.named(state, call.input().string("UserName"))),
                new TagCommands<>(
                        account,
                        EntityKind.ROLE,
                        (state, call) ->
                                EntityKind.ROLE.named(state, call.input().string("RoleName")),
                        (state, call) ->
                                EntityKind.ROLE.modifiable(state, call.input().string("RoleName"))),
                new TagCommands<>(
                        account,
                        EntityKind.POLICY,
                        (state, call) ->
                                ManagedPolicies.own(
                                        state, account, call.input().string("PolicyArn"))),
                new TagCommands<>(
                        account,
                        EntityKind.INSTANCE_PROFILE,
                        (state, call) ->
                                EntityKind.INSTANCE_PROFILE.named(
                                        state, call.input().string("InstanceProfileName"))),
                new TagCommands<>(
                        account,
                        EntityKind.SAML_PROVIDER,
                        new SamlProviderCommands(account)::named,
                        new SamlProviderCommands(account)::modifiable),
                new TagCommands<>(
                        account,
                        EntityKind.OIDC_PROVIDER,
                        new OidcProviderCommands(account)::named),
                new TagCommands<>(
                        account,
                        EntityKind.MFA_DEVICE,
                        (state, call) ->
                                new MfaDevices(account)
                                        .named(state, call.input().string("SerialNumber"))));
    }

    private static List<CommandGroup> center(Account account) {
        CenterRoles roles = new CenterRoles(account);
        return List.of(
                new CenterInstanceCommands(account, roles),
                new CenterTagCommands(account),
                new PermissionSetCommands(account, roles),
                new PermissionSetPolicyCommands(account),
                new PermissionSetAttachments(account),
                new AssignmentCommands(account, roles),
                new ProvisioningCommands(account, roles),
                new CenterRequestCommands(account),
                new AccessControlCommands(account),
                new DirectoryCommands(account, DirectoryKind.USER),
                new DirectoryCommands(account, DirectoryKind.GROUP),
                new DirectoryMemberships(account));
    }

    private static List<CommandGroup> sts(
            Account account,
            IdentitySettings settings,
            SessionMaker maker,
            SessionCredentials sessions) {
        MfaProof mfa = new MfaProof(account, new MfaDevices(account));
        return List.of(
                new StsCommands(account, maker, mfa, settings),
                new AssumeRoleCommand(account, maker, sessions, mfa));
    }
}

package cloister.identity;

import cloister.policy.PolicyKind;
import cloister.wire.Command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All commands of IAM and STS. */
final class Commands {

    private Commands() {}

    static Map<String, Command> all(
            Account account,
            IdentitySettings settings,
            SessionMaker maker,
            SessionCredentials sessions,
            SimulatedPrincipals simulated) {
        Map<String, Command> commands = new LinkedHashMap<>();
        iam(account).forEach(group -> group.addTo(commands));
        sts(account, settings, maker, sessions).forEach(group -> group.addTo(commands));
        new SimulationCommands(simulated).addTo(commands);
        SessionRestrictions restrictions = new SessionRestrictions(sessions);
        commands.replaceAll((name, command) -> restrictions.guard(command));
        return Map.copyOf(commands);
    }

    private static List<CommandGroup> iam(Account account) {
        return List.of(
                new UserCommands(account),
                new AccessKeyCommands(account),
                new GroupCommands(account),
                new MembershipCommands(account),
                new RoleCommands(account),
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
                new TagCommands<>(
                        account,
                        EntityKind.USER,
                        (state, call) ->
                                EntityKind.USER.named(state, call.input().string("UserName"))),
                new TagCommands<>(
                        account,
                        EntityKind.ROLE,
                        (state, call) ->
                                EntityKind.ROLE.modifiable(state, call.input().string("RoleName"))),
                new TagCommands<>(
                        account,
                        EntityKind.POLICY,
                        (state, call) ->
                                ManagedPolicies.own(
                                        state, account, call.input().string("PolicyArn"))));
    }

    private static List<CommandGroup> sts(
            Account account,
            IdentitySettings settings,
            SessionMaker maker,
            SessionCredentials sessions) {
        return List.of(
                new StsCommands(account, maker, settings),
                new AssumeRoleCommand(account, maker, sessions));
    }
}

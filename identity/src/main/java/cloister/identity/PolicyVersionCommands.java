package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;

/** Operations on the versions of managed policies. */
record PolicyVersionCommands(Account account) implements CommandGroup {
    private static final int MOST_VERSIONS = 5;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreatePolicyVersion", this::create);
        commands.put("iam:GetPolicyVersion", this::get);
        commands.put("iam:ListPolicyVersions", this::list);
        commands.put("iam:DeletePolicyVersion", CommandGroup.quiet(this::delete));
        commands.put("iam:SetDefaultPolicyVersion", CommandGroup.quiet(this::setDefault));
    }

    private Struct create(Call call) {
        String document = PolicyCommands.checked(call);
        boolean toBeDefault = call.input().optionalBoolean("SetAsDefault").orElse(false);
        return account.write(
                state -> {
                    ManagedPolicy policy =
                            ManagedPolicies.modifiable(
                                    state, account, call.input().string("PolicyArn"));
                    if (ManagedPolicies.versions(state, policy).size() == MOST_VERSIONS) {
                        throw IamError.limitExceeded(
                                "A managed policy can have up to 5 versions. Before you create a"
                                        + " new version, you must delete an existing version.");
                    }
                    PolicyVersion version =
                            new PolicyVersion(
                                    policy.latestVersion() + 1, document, Input.now(call));
                    ManagedPolicies.put(state, policy, version);
                    EntityKind.POLICY.update(
                            state,
                            policy.versioned(
                                    toBeDefault ? version.number() : policy.defaultVersion(),
                                    version.number(),
                                    Input.now(call)));
                    return output(Shapes.version(version, toBeDefault));
                });
    }

    private Struct get(Call call) {
        String arn = call.input().string("PolicyArn");
        String id = call.input().string("VersionId");
        Optional<AwsManagedPolicy> aws = AwsManagedPolicy.find(arn);
        if (aws.isPresent()) {
            return output(
                    aws.filter(_ -> AwsManagedPolicy.VERSION_ID.equals(id))
                            .map(Shapes::version)
                            .orElseThrow(() -> noVersion(arn, id)));
        }
        Reader state = account.read();
        ManagedPolicy policy = ManagedPolicies.own(state, account, arn);
        PolicyVersion version =
                ManagedPolicies.version(state, policy, id).orElseThrow(() -> noVersion(arn, id));
        return output(Shapes.versionWithDocument(policy, version));
    }

    private Struct list(Call call) {
        String arn = call.input().string("PolicyArn");
        Optional<AwsManagedPolicy> aws = AwsManagedPolicy.find(arn);
        if (aws.isPresent()) {
            return Page.of(call, aws.stream().toList(), _ -> AwsManagedPolicy.VERSION_ID)
                    .output("Versions", _ -> Shapes.versionListed())
                    .build();
        }
        Reader state = account.read();
        ManagedPolicy policy = ManagedPolicies.own(state, account, arn);
        return Page.of(
                        call,
                        ManagedPolicies.versions(state, policy),
                        version -> "%010d".formatted(Integer.MAX_VALUE - version.number()))
                .output("Versions", version -> Shapes.version(version, isDefault(policy, version)))
                .build();
    }

    private void delete(Call call) {
        String arn = call.input().string("PolicyArn");
        String id = call.input().string("VersionId");
        account.change(
                state -> {
                    ManagedPolicy policy = ManagedPolicies.modifiable(state, account, arn);
                    PolicyVersion version =
                            ManagedPolicies.version(state, policy, id)
                                    .orElseThrow(() -> noVersion(arn, id));
                    if (isDefault(policy, version)) {
                        throw IamError.deleteConflict(
                                "Cannot delete the default version of a policy.");
                    }
                    ManagedPolicies.delete(state, policy, version);
                });
    }

    private void setDefault(Call call) {
        String arn = call.input().string("PolicyArn");
        String id = call.input().string("VersionId");
        account.change(
                state -> {
                    ManagedPolicy policy = ManagedPolicies.modifiable(state, account, arn);
                    PolicyVersion version =
                            ManagedPolicies.version(state, policy, id)
                                    .orElseThrow(() -> noVersion(arn, id));
                    EntityKind.POLICY.update(
                            state,
                            policy.versioned(
                                    version.number(), policy.latestVersion(), Input.now(call)));
                });
    }

    private static boolean isDefault(ManagedPolicy policy, PolicyVersion version) {
        return version.number() == policy.defaultVersion();
    }

    private static ApiException noVersion(String arn, String id) {
        return IamError.noSuchEntity(
                "Policy " + arn + " version " + id + " does not exist or is not attachable.");
    }

    private static Struct output(Struct version) {
        return Struct.builder().put("PolicyVersion", version).build();
    }
}

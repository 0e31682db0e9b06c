package cloister.identity;

import cloister.policy.PolicyKind;
import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.stream.Stream;

/** Operations on managed policies. */
record PolicyCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreatePolicy", this::create);
        commands.put("iam:GetPolicy", this::get);
        commands.put("iam:ListPolicies", this::list);
        commands.put("iam:DeletePolicy", CommandGroup.quiet(this::delete));
    }

    private Struct create(Call call) {
        String document = checked(call);
        ManagedPolicy policy =
                new ManagedPolicy(
                        EntityKind.POLICY.newId(),
                        call.input().string("PolicyName"),
                        Input.path(call),
                        Input.now(call),
                        call.input().optionalString("Description"),
                        Input.now(call),
                        1,
                        1,
                        Input.tags(call, EntityKind.POLICY));
        return account.write(
                state -> {
                    EntityKind.POLICY.create(state, policy);
                    ManagedPolicies.put(
                            state, policy, new PolicyVersion(1, document, policy.created()));
                    return output(Shapes.policy(state, account, policy));
                });
    }

    /**
     * The document that a call brings.
     *
     * @throws cloister.wire.ApiException MalformedPolicyDocument, LimitExceeded
     */
    static String checked(Call call) {
        String document = call.input().string("PolicyDocument");
        Documents.check(document, PolicyKind.MANAGED, "PolicySize");
        return document;
    }

    private Struct get(Call call) {
        String arn = call.input().string("PolicyArn");
        Reader state = account.read();
        return output(
                AwsManagedPolicy.find(arn)
                        .map(aws -> Shapes.policy(state, aws))
                        .orElseGet(
                                () ->
                                        Shapes.policy(
                                                state,
                                                account,
                                                ManagedPolicies.own(state, account, arn))));
    }

    private Struct list(Call call) {
        Reader state = account.read();
        return Page.of(call, after -> listed(state, call, after), policy -> policy.string("Arn"))
                .output("Policies", policy -> policy)
                .build();
    }

    /** The account's policies by name, then AWS's; a marker is an ARN. */
    private Stream<Struct> listed(Reader state, Call call, String after) {
        String scope = call.input().optionalString("Scope").orElse("All");
        Stream<Struct> own =
                scope.equals("AWS") || AwsManagedPolicy.isArn(after)
                        ? Stream.empty()
                        : EntityKind.POLICY
                                .after(state, after.substring(after.lastIndexOf('/') + 1))
                                .map(policy -> Shapes.policyListed(state, account, policy).build());
        Stream<Struct> aws =
                scope.equals("Local")
                        ? Stream.empty()
                        : AwsManagedPolicy.all()
                                .dropWhile(
                                        policy ->
                                                AwsManagedPolicy.isArn(after)
                                                        && policy.arn().compareTo(after) <= 0)
                                .map(policy -> Shapes.policy(state, policy));
        return Stream.concat(own, aws).filter(policy -> asked(call, policy));
    }

    private static boolean asked(Call call, Struct policy) {
        boolean onlyAttached = call.input().optionalBoolean("OnlyAttached").orElse(false);
        int attached = policy.optionalInt("AttachmentCount").orElse(0);
        int bounding = policy.optionalInt("PermissionsBoundaryUsageCount").orElse(0);
        return policy.string("Path")
                        .startsWith(call.input().optionalString("PathPrefix").orElse("/"))
                && (!onlyAttached || attached + bounding > 0)
                && call.input()
                        .optionalString("PolicyUsageFilter")
                        .map(Attachment.Use::of)
                        .map(
                                use ->
                                        switch (use) {
                                            case PERMISSIONS -> attached > 0;
                                            case BOUNDARY -> bounding > 0;
                                        })
                        .orElse(true);
    }

    private void delete(Call call) {
        account.change(state -> delete(state, call.input().string("PolicyArn")));
    }

    private void delete(Transaction state, String arn) {
        ManagedPolicy policy = ManagedPolicies.modifiable(state, account, arn);
        if (PolicyUsage.of(state, arn).inUse()) {
            throw IamError.deleteConflict("Cannot delete a policy attached to entities.");
        }
        var versions = ManagedPolicies.versions(state, policy);
        if (versions.size() > 1) {
            throw IamError.deleteConflict(
                    "This policy has more than one version. Before you delete a policy, you must"
                            + " delete the policy's versions. The default version is deleted with"
                            + " the policy.");
        }
        versions.forEach(version -> ManagedPolicies.delete(state, policy, version));
        EntityKind.POLICY.delete(state, policy);
    }

    private static Struct output(Struct policy) {
        return Struct.builder().put("Policy", policy).build();
    }
}

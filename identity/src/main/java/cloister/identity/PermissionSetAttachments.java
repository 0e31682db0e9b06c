package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;

/** The managed policies of permission sets: AWS's by ARN, the account's own by path and name. */
record PermissionSetAttachments(Account account) implements CommandGroup {
    /** AWS's quota of both kinds together ("IAM Identity Center quotas"). */
    private static final int MOST = 20;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:AttachManagedPolicyToPermissionSet", CommandGroup.quiet(this::attachAws));
        commands.put(
                "sso:DetachManagedPolicyFromPermissionSet", CommandGroup.quiet(this::detachAws));
        commands.put("sso:ListManagedPoliciesInPermissionSet", this::listAws);
        commands.put(
                "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
                CommandGroup.quiet(this::attachCustomer));
        commands.put(
                "sso:DetachCustomerManagedPolicyReferenceFromPermissionSet",
                CommandGroup.quiet(this::detachCustomer));
        commands.put("sso:ListCustomerManagedPolicyReferencesInPermissionSet", this::listCustomer);
    }

    private void attachAws(Call call) {
        String arn = call.input().string("ManagedPolicyArn");
        checkAws(arn);
        attach(call, arn);
    }

    /** Whether the account has such a policy shows when the permission set is provisioned there. */
    private void attachCustomer(Call call) {
        attach(call, reference(call));
    }

    private void detachAws(Call call) {
        detach(call, call.input().string("ManagedPolicyArn"));
    }

    private void detachCustomer(Call call) {
        detach(call, reference(call));
    }

    private void attach(Call call, String policy) {
        account.change(
                state ->
                        PermissionSets.change(
                                state,
                                call,
                                set -> {
                                    if (set.policies().has(policy)) {
                                        throw CenterError.conflict(
                                                "PermissionSet already has a policy of that name"
                                                        + " attached: "
                                                        + policy);
                                    }
                                    if (set.policies().attached() == MOST) {
                                        throw CenterError.quota(
                                                "You have exceeded the limit of "
                                                        + MOST
                                                        + " managed policies in a permission set.");
                                    }
                                    return set.holding(set.policies().attach(policy));
                                }));
    }

    private void detach(Call call, String policy) {
        account.change(
                state ->
                        PermissionSets.change(
                                state,
                                call,
                                set -> {
                                    if (!set.policies().has(policy)) {
                                        throw CenterError.notFound(
                                                "The policy "
                                                        + policy
                                                        + " is not attached to the permission"
                                                        + " set.");
                                    }
                                    return set.holding(set.policies().detach(policy));
                                }));
    }

    private Struct listAws(Call call) {
        Reader state = account.read();
        List<String> policies = PermissionSets.of(state, call).policies().managed();
        return CenterPage.of(call, policies, PermissionSetAttachments::awsShape)
                .output("AttachedManagedPolicies");
    }

    private Struct listCustomer(Call call) {
        Reader state = account.read();
        List<String> policies = PermissionSets.of(state, call).policies().customer();
        return CenterPage.of(call, policies, PermissionSetAttachments::shape)
                .output("CustomerManagedPolicyReferences");
    }

    /**
     * Makes sure that AWS has such a policy.
     *
     * @throws ApiException ResourceNotFoundException
     */
    static void checkAws(String arn) {
        if (AwsManagedPolicy.find(arn).isEmpty()) {
            throw CenterError.notFound("Policy " + arn + " does not exist or is not attachable.");
        }
    }

    private static String reference(Call call) {
        return reference(
                call.input().optionalStruct("CustomerManagedPolicyReference").orElseThrow());
    }

    /** A policy's path and name. */
    static String reference(Struct reference) {
        return reference.optionalString("Path").orElse("/") + reference.string("Name");
    }

    static Struct shape(String reference) {
        int name = reference.lastIndexOf('/') + 1;
        return Struct.builder()
                .put("Name", reference.substring(name))
                .put("Path", reference.substring(0, name))
                .build();
    }

    private static Struct awsShape(String arn) {
        return Struct.builder()
                .put("Name", arn.substring(arn.lastIndexOf('/') + 1))
                .put("Arn", arn)
                .build();
    }
}

package cloister.identity;

import cloister.policy.PolicyKind;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The inline policy of a permission set, and its permissions boundary. */
record PermissionSetPolicyCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:PutInlinePolicyToPermissionSet", CommandGroup.quiet(this::putInline));
        commands.put("sso:GetInlinePolicyForPermissionSet", this::getInline);
        commands.put(
                "sso:DeleteInlinePolicyFromPermissionSet", CommandGroup.quiet(this::deleteInline));
        commands.put(
                "sso:PutPermissionsBoundaryToPermissionSet", CommandGroup.quiet(this::putBoundary));
        commands.put("sso:GetPermissionsBoundaryForPermissionSet", this::getBoundary);
        commands.put(
                "sso:DeletePermissionsBoundaryFromPermissionSet",
                CommandGroup.quiet(this::deleteBoundary));
    }

    private void putInline(Call call) {
        String document = call.input().string("InlinePolicy");
        try {
            Documents.read(document, PolicyKind.INLINE_ROLE);
        } catch (ApiException malformed) {
            throw CenterError.validation("Malformed policy document: " + malformed.text());
        }
        change(call, policies -> policies.inline(Optional.of(document)));
    }

    private Struct getInline(Call call) {
        String document = PermissionSets.of(account.read(), call).policies().inline().orElse("");
        // AWS answers with an empty text where there is none
        return Struct.builder().put("InlinePolicy", document).build();
    }

    private void deleteInline(Call call) {
        change(
                call,
                policies -> {
                    if (policies.inline().isEmpty()) {
                        throw CenterError.notFound("The permission set has no inline policy.");
                    }
                    return policies.inline(Optional.empty());
                });
    }

    private void putBoundary(Call call) {
        Struct boundary = call.input().optionalStruct("PermissionsBoundary").orElse(Struct.EMPTY);
        Optional<String> arn = boundary.optionalString("ManagedPolicyArn");
        Optional<String> customer =
                boundary.optionalStruct("CustomerManagedPolicyReference")
                        .map(PermissionSetAttachments::reference);
        if (arn.isPresent() == customer.isPresent()) {
            throw CenterError.validation(
                    "PermissionsBoundary must have either ManagedPolicyArn or"
                            + " CustomerManagedPolicyReference.");
        }
        arn.ifPresent(PermissionSetAttachments::checkAws);
        change(call, policies -> policies.boundary(arn.or(() -> customer)));
    }

    private Struct getBoundary(Call call) {
        PermissionSet set = PermissionSets.of(account.read(), call);
        String policy =
                set.policies()
                        .boundary()
                        .orElseThrow(
                                () ->
                                        CenterError.notFound(
                                                "The permission set has no permissions boundary."));
        Struct boundary =
                policy.startsWith("/")
                        ? Struct.builder()
                                .put(
                                        "CustomerManagedPolicyReference",
                                        PermissionSetAttachments.shape(policy))
                                .build()
                        : Struct.builder().put("ManagedPolicyArn", policy).build();
        return Struct.builder().put("PermissionsBoundary", boundary).build();
    }

    private void deleteBoundary(Call call) {
        change(
                call,
                policies -> {
                    if (policies.boundary().isEmpty()) {
                        throw CenterError.notFound(
                                "The permission set has no permissions boundary.");
                    }
                    return policies.boundary(Optional.empty());
                });
    }

    private void change(Call call, UnaryOperator<PermissionSetPolicies> change) {
        account.change(
                state ->
                        PermissionSets.change(
                                state, call, set -> set.holding(change.apply(set.policies()))));
    }
}

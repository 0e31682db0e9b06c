package cloister.identity;

import cloister.policy.PolicyKind;
import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on the inline policies of users, groups or roles. */
record InlinePolicyCommands<E extends PolicyHolder<E>>(
        Account account, EntityKind<E> kind, PolicyKind policyKind) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:Put" + kind.word() + "Policy", CommandGroup.quiet(this::put));
        commands.put("iam:Get" + kind.word() + "Policy", this::get);
        commands.put("iam:List" + kind.word() + "Policies", this::list);
        commands.put("iam:Delete" + kind.word() + "Policy", CommandGroup.quiet(this::delete));
    }

    private void put(Call call) {
        String document = call.input().string("PolicyDocument");
        Documents.read(document, policyKind);
        account.change(
                state -> {
                    E holder = kind.modifiable(state, holderName(call));
                    HeldPolicies policies = holder.policies().put(policyName(call), document);
                    int size = policies.inline().values().stream().mapToInt(Documents::size).sum();
                    if (size > policyKind.quota()) {
                        throw IamError.limitExceeded(
                                "Maximum policy size of %d bytes exceeded for %s %s"
                                        .formatted(
                                                policyKind.quota(),
                                                kind.resourceType(),
                                                holder.name()));
                    }
                    kind.update(state, holder.withPolicies(policies));
                });
    }

    private Struct get(Call call) {
        E holder = kind.named(account.read(), holderName(call));
        String document =
                Optional.ofNullable(holder.policies().inline().get(policyName(call)))
                        .orElseThrow(() -> notFound(call));
        return Struct.builder()
                .put(kind.nameMember(), holder.name())
                .put("PolicyName", policyName(call))
                .put("PolicyDocument", Documents.encoded(document))
                .build();
    }

    private Struct list(Call call) {
        Reader state = account.read();
        List<String> names =
                List.copyOf(kind.named(state, holderName(call)).policies().inline().keySet());
        return Page.of(call, names, name -> name).output("PolicyNames", name -> name).build();
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    E holder = kind.modifiable(state, holderName(call));
                    if (!holder.policies().inline().containsKey(policyName(call))) {
                        throw notFound(call);
                    }
                    kind.update(
                            state, holder.withPolicies(holder.policies().delete(policyName(call))));
                });
    }

    private ApiException notFound(Call call) {
        return IamError.notFound(kind.resourceType() + " policy", policyName(call));
    }

    private String holderName(Call call) {
        return call.input().string(kind.nameMember());
    }

    private static String policyName(Call call) {
        return call.input().string("PolicyName");
    }
}

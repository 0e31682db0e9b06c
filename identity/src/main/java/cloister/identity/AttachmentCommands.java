package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;

/** Attaching managed policies to users, groups or roles. */
record AttachmentCommands<E extends PolicyHolder<E>>(Account account, EntityKind<E> kind)
        implements CommandGroup {
    private static final int MOST_ATTACHED = 10;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:Attach" + kind.word() + "Policy", CommandGroup.quiet(this::attach));
        commands.put("iam:Detach" + kind.word() + "Policy", CommandGroup.quiet(this::detach));
        commands.put("iam:ListAttached" + kind.word() + "Policies", this::list);
    }

    private void attach(Call call) {
        account.change(state -> attach(state, call, call.input().string("PolicyArn")));
    }

    private void attach(Transaction state, Call call, String arn) {
        E holder = kind.modifiable(state, call.input().string(kind.nameMember()));
        if (ManagedPolicies.document(state, account, arn).isEmpty()) {
            throw IamError.noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
        }
        if (holder.policies().attached().contains(arn)) {
            return;
        }
        if (holder.policies().attached().size() == MOST_ATTACHED) {
            throw IamError.quota("PoliciesPer" + kind.word(), MOST_ATTACHED);
        }
        kind.update(state, holder.withPolicies(holder.policies().attach(arn)));
        PolicyUsage.count(state, attachment(arn, holder), true);
    }

    private void detach(Call call) {
        String arn = call.input().string("PolicyArn");
        account.change(
                state -> {
                    E holder = kind.modifiable(state, call.input().string(kind.nameMember()));
                    if (!holder.policies().attached().contains(arn)) {
                        throw ManagedPolicies.notFound(arn);
                    }
                    kind.update(state, holder.withPolicies(holder.policies().detach(arn)));
                    PolicyUsage.count(state, attachment(arn, holder), false);
                });
    }

    private Struct list(Call call) {
        Reader state = account.read();
        String prefix = call.input().optionalString("PathPrefix").orElse("/");
        List<String> arns =
                kind
                        .named(state, call.input().string(kind.nameMember()))
                        .policies()
                        .attached()
                        .stream()
                        .filter(arn -> arn.substring(arn.indexOf('/')).startsWith(prefix))
                        .toList();
        return Page.of(call, arns, arn -> arn).output("AttachedPolicies", Shapes::attached).build();
    }

    private Attachment attachment(String arn, E holder) {
        return new Attachment(arn, Attachment.Use.PERMISSIONS, kind.word(), holder.id());
    }
}

package cloister.identity;

import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;

import java.util.Map;
import java.util.Optional;

/** Setting and removing the permissions boundary of users or roles. */
record BoundaryCommands<E extends Bounded<E>>(Account account, EntityKind<E> kind)
        implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        String name = kind.word() + "PermissionsBoundary";
        commands.put("iam:Put" + name, CommandGroup.quiet(this::put));
        commands.put("iam:Delete" + name, CommandGroup.quiet(this::delete));
    }

    private void put(Call call) {
        account.change(state -> change(state, call, Boundaries.asked(state, account, call)));
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    String name = call.input().string(kind.nameMember());
                    if (kind.named(state, name).boundary().isEmpty()) {
                        throw IamError.noSuchEntity(
                                kind.word()
                                        + " "
                                        + name
                                        + " does not have a permissions boundary.");
                    }
                    change(state, call, Optional.empty());
                });
    }

    private void change(Transaction state, Call call, Optional<String> boundary) {
        E before = kind.modifiable(state, call.input().string(kind.nameMember()));
        E after = before.withBoundary(boundary);
        Boundaries.count(state, kind, before, false);
        Boundaries.count(state, kind, after, true);
        kind.update(state, after);
    }
}

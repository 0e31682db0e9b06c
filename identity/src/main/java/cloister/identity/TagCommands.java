package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.function.BiFunction;

/**
 * Tagging entities of one kind.
 *
 * @param named the entity that a call is about
 * @param modifiable the same, to be changed
 */
record TagCommands<E extends Tagged<E>>(
        Account account,
        EntityKind<E> kind,
        BiFunction<Reader, Call, E> named,
        BiFunction<Reader, Call, E> modifiable)
        implements CommandGroup {
    /** Where all of the kind can be changed. */
    TagCommands(Account account, EntityKind<E> kind, BiFunction<Reader, Call, E> named) {
        this(account, kind, named, named);
    }

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:Tag" + kind.word(), CommandGroup.quiet(this::tag));
        commands.put("iam:Untag" + kind.word(), CommandGroup.quiet(this::untag));
        commands.put("iam:List" + kind.word() + "Tags", this::list);
    }

    private void tag(Call call) {
        Tags added = Tags.of(call.input().structs("Tags"));
        account.change(
                state -> {
                    E entity = modifiable.apply(state, call);
                    Tags tags = entity.tags().with(added).within(kind.word());
                    kind.update(state, entity.withTags(tags));
                });
    }

    private void untag(Call call) {
        account.change(
                state -> {
                    E entity = modifiable.apply(state, call);
                    Tags tags = entity.tags().without(call.input().strings("TagKeys"));
                    kind.update(state, entity.withTags(tags));
                });
    }

    private Struct list(Call call) {
        return Page.of(
                        call,
                        named.apply(account.read(), call).tags().structs(),
                        tag -> tag.string("Key"))
                .output("Tags", tag -> tag)
                .build();
    }
}

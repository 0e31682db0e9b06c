package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Call;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The permission sets of the instance, by id and by name. */
final class PermissionSets {
    private static final Table<PermissionSet> BY_ID =
            new Table<>("sso.permissionsets", PermissionSet.CODEC);
    private static final Table<Reference> BY_NAME =
            new Table<>("sso.permissionsets.names", Reference.CODEC);

    private PermissionSets() {}

    /**
     * The permission set that a call names, in the instance that it names.
     *
     * @throws ApiException ResourceNotFoundException
     */
    static PermissionSet of(Reader state, Call call) {
        CenterInstance instance = CenterInstanceCommands.of(state, call);
        String arn = call.input().string("PermissionSetArn");
        return find(state, arn)
                .filter(set -> set.instance().equals(instance.id()))
                .orElseThrow(() -> notFound(arn));
    }

    static Optional<PermissionSet> find(Reader state, String arn) {
        return byId(state, arn.substring(arn.lastIndexOf('/') + 1))
                .filter(set -> set.arn().equals(arn));
    }

    static Optional<PermissionSet> byId(Reader state, String id) {
        return state.get(BY_ID, id);
    }

    static Stream<Reader.Entry<PermissionSet>> after(Reader state, String id) {
        return state.scanAfter(BY_ID, "", id);
    }

    static boolean any(Reader state) {
        try (Stream<Reader.Entry<PermissionSet>> sets = after(state, "")) {
            return sets.findFirst().isPresent();
        }
    }

    /**
     * Adds a new one.
     *
     * @throws ApiException ConflictException
     */
    static void create(Transaction state, PermissionSet set) {
        if (state.get(BY_NAME, set.name()).isPresent()) {
            throw CenterError.conflict(
                    "PermissionSet with name " + set.name() + " already exists.");
        }
        state.put(BY_NAME, set.name(), new Reference(set.id()));
        state.put(BY_ID, set.id(), set);
    }

    /** Changes the one that a call names. */
    static void change(Transaction state, Call call, UnaryOperator<PermissionSet> change) {
        update(state, change.apply(of(state, call)));
    }

    /** Keeps one whose name is the same. */
    static void update(Transaction state, PermissionSet set) {
        state.put(BY_ID, set.id(), set);
    }

    static void delete(Transaction state, PermissionSet set) {
        state.delete(BY_NAME, set.name());
        state.delete(BY_ID, set.id());
    }

    static ApiException notFound(String arn) {
        return CenterError.notFound(
                "Could not find PermissionSet with id " + arn.substring(arn.lastIndexOf('/') + 1));
    }
}

package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * That a permission set has a role in the account.
 *
 * @param set the permission set's id
 * @param role the role's id
 * @param revision the permission set's, as the role has it
 */
record Provisioned(String set, String role, int revision) {
    private static final JsonCodec<Provisioned> CODEC =
            new JsonCodec<>(Provisioned::write, Provisioned::read);

    /** By the permission set's id. */
    static final Table<Provisioned> TABLE = new Table<>("sso.provisioned", CODEC);

    private void write(FieldWriter out) {
        out.text("set", set).text("role", role).number("revision", revision);
    }

    private static Provisioned read(Fields in) {
        return new Provisioned(in.text("set"), in.text("role"), in.number("revision"));
    }

    static Optional<Provisioned> of(Reader state, PermissionSet set) {
        return state.get(TABLE, set.id());
    }

    static Stream<Reader.Entry<Provisioned>> after(Reader state, String set) {
        return state.scanAfter(TABLE, "", set);
    }

    /** Whether the role has the permission set's last changes. */
    boolean latest(Reader state) {
        return PermissionSets.byId(state, set)
                .filter(now -> now.revision() == revision)
                .isPresent();
    }
}

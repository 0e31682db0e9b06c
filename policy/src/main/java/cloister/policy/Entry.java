package cloister.policy;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A statement within a set of policies, with the decision it settles ready made. */
final class Entry {
    /** No statement: neither allows nor denies. */
    static final Entry NONE = new Entry("", CompiledStatement.NONE);

    private final String policy;
    private final CompiledStatement statement;

    /** Threads may each make their own; they are equal. A set nearly always serves one layer. */
    private @Nullable Decision last;

    Entry(String policy, CompiledStatement statement) {
        this.policy = policy;
        this.statement = statement;
    }

    CompiledStatement statement() {
        return statement;
    }

    boolean allows() {
        return this != NONE && !statement.denies();
    }

    boolean denies() {
        return statement.denies();
    }

    Decision.StatementRef ref(Layer layer) {
        return new Decision.StatementRef(
                layer, policy, statement.statement().index(), statement.statement().sid());
    }

    /** The decision of a request that this statement settles alone. */
    Decision decision(Layer layer) {
        Decision made = last;
        if (made == null || made.layer() != layer) {
            made =
                    new Decision(
                            denies() ? Outcome.EXPLICIT_DENY : Outcome.ALLOW,
                            layer,
                            List.of(ref(layer)));
            last = made;
        }
        return made;
    }
}

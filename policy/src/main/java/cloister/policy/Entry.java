package cloister.policy;

import java.util.List;

/** A statement within a set of policies, with the decision it settles ready made. */
final class Entry {
    /** No statement: neither allows nor denies. */
    static final Entry NONE = new Entry("", CompiledStatement.NONE);

    private final String policy;
    private final CompiledStatement statement;
    private final boolean denies;

    /** Made with the statement, and so near it in memory; a set nearly always serves one layer. */
    private final Decision ofIdentity;

    Entry(String policy, CompiledStatement statement) {
        this.policy = policy;
        this.statement = statement;
        this.denies = statement.denies();
        this.ofIdentity = made(Layer.IDENTITY);
    }

    CompiledStatement statement() {
        return statement;
    }

    boolean allows() {
        return this != NONE && !denies;
    }

    boolean denies() {
        return denies;
    }

    Decision.StatementRef ref(Layer layer) {
        return new Decision.StatementRef(
                layer, policy, statement.statement().index(), statement.statement().sid());
    }

    /** The decision of a request that this statement settles alone. */
    Decision decision(Layer layer) {
        return layer == Layer.IDENTITY ? ofIdentity : made(layer);
    }

    private Decision made(Layer layer) {
        return new Decision(
                denies ? Outcome.EXPLICIT_DENY : Outcome.ALLOW, layer, List.of(ref(layer)));
    }
}

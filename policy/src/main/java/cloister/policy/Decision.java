package cloister.policy;

import java.util.List;

/**
 * The answer to an authorization request.
 *
 * @param layer the layer that allowed it, or that denied it or lacked an Allow
 * @param because the statements that settled it; none for an implicit denial
 */
public record Decision(Outcome outcome, Layer layer, List<StatementRef> because) {
    public Decision {
        because = List.copyOf(because);
    }

    public boolean allowed() {
        return outcome == Outcome.ALLOW;
    }

    /**
     * A statement that settled a decision.
     *
     * @param policy the policy's name, see {@link NamedPolicy}
     * @param index the statement's place in its document, from 0
     * @param sid its Sid, empty where it has none
     */
    public record StatementRef(Layer layer, String policy, int index, String sid) {}
}

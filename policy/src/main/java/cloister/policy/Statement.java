package cloister.policy;

import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy document, as written.
 *
 * @param index its place in the document, from 0
 * @param sid its Sid, empty where it has none
 * @param resource empty where it has neither Resource nor NotResource, as in a trust policy
 * @param conditions all must hold
 * @param position where it starts
 */
public record Statement(
        int index,
        String sid,
        Effect effect,
        Optional<PrincipalElement> principal,
        NameElement action,
        Optional<NameElement> resource,
        List<Condition> conditions,
        Position position) {
    public Statement {
        conditions = List.copyOf(conditions);
    }
}

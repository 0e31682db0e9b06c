package cloister.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The floor: the principal found by its ARN in a map, then three strings compared. What no engine
 * that looks at its request can be under.
 */
final class FloorEngine implements Engine {
    private record Known(String team, String user, String action) {}

    private final Map<String, Known> table = new HashMap<>();
    private Workload.Request[] requests = new Workload.Request[0];
    private String[] arns = new String[0];
    private Known[] asked = new Known[0];

    @Override
    public void load(Workload workload) {
        workload.principals().forEach(caller -> table.put(caller.arn(), known(caller, "")));
        requests = workload.requests().toArray(Workload.Request[]::new);
        arns = new String[requests.length];
        asked = new Known[requests.length];
        for (int i = 0; i < requests.length; i++) {
            Workload.Caller caller = workload.principals().get(requests[i].principal());
            arns[i] = caller.arn();
            asked[i] = known(caller, requests[i].action());
        }
    }

    private static Known known(Workload.Caller caller, String action) {
        return new Known(tag(caller, "team"), tag(caller, "studiouserid"), copy(action));
    }

    private static String tag(Workload.Caller caller, String key) {
        return copy(caller.tags().getOrDefault(key, ""));
    }

    /** An equal text that is not the same object, as one that comes from a wire. */
    private static String copy(String text) {
        return String.valueOf(text.toCharArray());
    }

    @Override
    public boolean decide(int request) {
        Known known = Objects.requireNonNull(table.get(arns[request]));
        Known wanted = asked[request];
        return known.team().equals(wanted.team())
                && known.user().equals(wanted.user())
                && !known.action().equals(wanted.action());
    }
}

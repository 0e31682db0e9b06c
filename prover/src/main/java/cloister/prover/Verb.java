package cloister.prover;

import cloister.policy.reference.AccessLevel;
import cloister.policy.reference.ServiceAction;

import java.util.List;

/** What an action does to a resource that is there already. */
enum Verb {
    READS(Property.READS, "reads"),
    CHANGES(Property.CHANGES, "changes"),
    DELETES(Property.DELETES, "deletes"),
    RUNS(Property.RUNS, "runs or builds on"),
    STOPS(Property.STOPS, "stops");

    private static final List<String> DELETING =
            List.of("Delete", "BatchDelete", "Deregister", "Remove", "Disable");
    private static final List<String> STOPPING = List.of("Stop", "Cancel", "Abort");
    private static final List<String> RUNNING =
            List.of(
                    "Start",
                    "Invoke",
                    "Create",
                    "Call",
                    "Retry",
                    "Send",
                    "Sample",
                    "Train",
                    "Import",
                    "Run",
                    "Execute",
                    "BatchReboot",
                    "BatchReplace");

    private final Property property;
    private final String words;

    Verb(Property property, String words) {
        this.property = property;
        this.words = words;
    }

    Property property() {
        return property;
    }

    String words() {
        return words;
    }

    /** The reference calls some reads that run something: InvokeEndpoint. */
    static Verb of(ServiceAction action) {
        if (action.access() == AccessLevel.TAGGING) {
            return CHANGES;
        }
        String name = action.name();
        if (STOPPING.stream().anyMatch(name::startsWith)) {
            return STOPS;
        }
        if (DELETING.stream().anyMatch(name::startsWith)) {
            return DELETES;
        }
        if (RUNNING.stream().anyMatch(name::startsWith)) {
            return RUNS;
        }
        return action.access() == AccessLevel.READ || action.access() == AccessLevel.LIST
                ? READS
                : CHANGES;
    }
}

package cloister.prover;

import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which of the resources that an action touches it makes. By the action's own name, {@code
 * CreateEndpointConfig} makes an {@code endpoint-config}; whatever else it touches must be there
 * already, and is another's perhaps.
 */
final class Creations {
    private static final List<String> MAKING = List.of("Create", "Register", "Import");

    /** Where the name of the action isn't that of the type. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "CreateAutoMLJob", "automl-job",
                    "CreateAutoMLJobV2", "automl-job",
                    "CreateTrial", "experiment-trial",
                    "CreateTrialComponent", "experiment-trial-component",
                    "CreateHubContentReference", "hub-content",
                    "ImportHubContent", "hub-content",
                    "RegisterDevices", "device");

    /** An app is made within a profile, and runs with its role: so it counts as the profile's. */
    private static final Set<String> WITHIN_ANOTHERS = Set.of("CreateApp");

    private Creations() {}

    /** Whether an action makes the resource of a type that it touches. */
    static boolean makes(ServiceAction action, ActionResource touched) {
        if (WITHIN_ANOTHERS.contains(action.name())) {
            return false;
        }
        String known = OTHER_NAMES.get(action.name());
        if (known != null) {
            return known.equals(touched.type());
        }
        return MAKING.stream()
                .filter(action.name()::startsWith)
                .anyMatch(
                        verb ->
                                dashed(action.name().substring(verb.length()))
                                        .equals(touched.type()));
    }

    /** {@code AIBenchmarkJob} as {@code ai-benchmark-job}. */
    private static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}

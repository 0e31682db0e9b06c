package cloister.cli;

import cloister.kubernetes.Callers;
import cloister.kubernetes.KubernetesSettings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster that runs apps as pods, as a configuration file names it. */
final class ClusterSettings {
    private static final String CONTEXT = "kubernetes-context";
    private static final String NAMESPACE = "kubernetes-namespace";
    private static final String IMAGE = "kubernetes-image";
    private static final String PULL_SECRET = "kubernetes-image-pull-secret";
    private static final String ENDPOINT = "kubernetes-endpoint";
    private static final String CALLERS = "kubernetes-callers";
    private static final String STORAGE_CLASS = "kubernetes-storage-class";
    private static final String HOME_SIZE = "kubernetes-home-size";

    /** What a configuration file may say of it. */
    static final List<String> KEYS =
            List.of(
                    CONTEXT,
                    NAMESPACE,
                    IMAGE,
                    PULL_SECRET,
                    ENDPOINT,
                    CALLERS,
                    STORAGE_CLASS,
                    HOME_SIZE);

    private ClusterSettings() {}

    /**
     * The cluster; empty where apps are processes of this machine.
     *
     * @throws UsageException a setting is missing, or of no use
     * @throws IllegalArgumentException a setting has a value that it can't have
     */
    static Optional<KubernetesSettings> of(Map<String, String> given) {
        String runtime = given.getOrDefault("runtime", "local");
        return switch (runtime) {
            case "local" -> none(given);
            case "kubernetes" -> Optional.of(cluster(given));
            default ->
                    throw new UsageException(
                            "the runtime of apps is local or kubernetes, not " + runtime);
        };
    }

    private static Optional<KubernetesSettings> none(Map<String, String> given) {
        KEYS.stream()
                .filter(given::containsKey)
                .findFirst()
                .ifPresent(
                        key -> {
                            throw new UsageException(
                                    key + " is of no use without runtime = kubernetes");
                        });
        return Optional.empty();
    }

    private static KubernetesSettings cluster(Map<String, String> given) {
        return new KubernetesSettings(
                Optional.ofNullable(given.get(CONTEXT)),
                required(given, NAMESPACE),
                required(given, IMAGE),
                Optional.ofNullable(given.get(PULL_SECRET)),
                required(given, ENDPOINT),
                Callers.parse(required(given, CALLERS)),
                Optional.ofNullable(given.get(STORAGE_CLASS)),
                given.getOrDefault(HOME_SIZE, KubernetesSettings.DEFAULT_HOME_SIZE));
    }

    private static String required(Map<String, String> given, String key) {
        return Optional.ofNullable(given.get(key))
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "runtime = kubernetes needs "
                                                + key
                                                + " in the configuration file"));
    }
}

package cloister.kubernetes;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * What apps as pods are run with. Where the cluster is comes from the client's own chain:
 * KUBECONFIG, {@code ~/.kube/config}, or the service account of Cloister's own pod.
 *
 * @param context the context of the kubeconfig; empty takes its current one
 * @param namespace where everything is made; it must be there
 * @param image an image with {@code jupyter-lab} in its PATH
 * @param pullSecret the Secret of the namespace that the image is pulled with
 * @param endpoint where pods reach Cloister, {@code https://cloister.example}
 * @param callers from where Cloister reaches pods, and nobody else may
 * @param storageClass of homes; empty takes the cluster's default
 * @param homeSize of a home, as a quantity of Kubernetes: {@code 5Gi}
 */
public record KubernetesSettings(
        Optional<String> context,
        String namespace,
        String image,
        Optional<String> pullSecret,
        String endpoint,
        Callers callers,
        Optional<String> storageClass,
        String homeSize) {
    /** As large as a private space's on AWS (developer guide, EbsStorageSettings). */
    public static final String DEFAULT_HOME_SIZE = "5Gi";

    private static final String NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    public KubernetesSettings {
        endpoint = endpoint.replaceFirst("/+$", "");
        check(namespace.matches(NAME), "a namespace is a name in lower case", namespace);
        check(!image.isBlank() && !image.contains(" "), "an image is named without spaces", image);
        check(homeSize.matches("[1-9][0-9]*[KMGT]i?"), "a home's size is like 5Gi", homeSize);
        check(
                isSafe(endpoint),
                "pods reach Cloister by https (AWS's SDKs take credentials over http only from"
                        + " their own machine)",
                endpoint);
    }

    private static void check(boolean holds, String rule, String given) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", and this isn't so: " + given);
        }
    }

    private static boolean isSafe(String endpoint) {
        URI url = URI.create(endpoint);
        String host = Optional.ofNullable(url.getHost()).orElse("");
        return "https".equals(url.getScheme())
                ? !host.isEmpty()
                : "http".equals(url.getScheme()) && isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}

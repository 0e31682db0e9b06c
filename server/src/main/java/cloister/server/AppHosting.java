package cloister.server;

import cloister.kubernetes.KubernetesSettings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How apps are run, and where people reach them.
 *
 * @param jupyter a JupyterLab to take before that of the data directory and those of path
 * @param codeServer a code-server to take before that of path, for CodeEditor apps
 * @param data a data directory whose JupyterLab is taken where the server's own has none
 * @param path folders of programs, as in PATH
 * @param studioDomain whose host names are those of Studios; all must lead to this server
 * @param kubernetes the cluster that runs them as pods; empty runs them as processes
 */
public record AppHosting(
        Optional<Path> jupyter,
        Optional<Path> codeServer,
        Optional<Path> data,
        String path,
        String studioDomain,
        Optional<KubernetesSettings> kubernetes) {
    /** All names under it mean the machine that the browser is on (RFC 6761). */
    public static final String DEFAULT_STUDIO_DOMAIN = "studio.localhost";

    public AppHosting {
        if (!studioDomain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
            throw new IllegalArgumentException(
                    "a Studio domain is a host name in lower case, and this isn't: "
                            + studioDomain);
        }
    }

    /** With what is on this machine's PATH. */
    public static AppHosting here() {
        return new AppHosting(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"),
                DEFAULT_STUDIO_DOMAIN,
                Optional.empty());
    }

    public AppHosting withJupyter(Path command) {
        return new AppHosting(
                Optional.of(command), codeServer, data, path, studioDomain, kubernetes);
    }

    public AppHosting withCodeServer(Path command) {
        return new AppHosting(jupyter, Optional.of(command), data, path, studioDomain, kubernetes);
    }

    public AppHosting withStudioDomain(String domain) {
        return new AppHosting(jupyter, codeServer, data, path, domain, kubernetes);
    }

    public AppHosting withData(Path directory) {
        return new AppHosting(
                jupyter, codeServer, Optional.of(directory), path, studioDomain, kubernetes);
    }

    public AppHosting withKubernetes(KubernetesSettings cluster) {
        return new AppHosting(jupyter, codeServer, data, path, studioDomain, Optional.of(cluster));
    }
}

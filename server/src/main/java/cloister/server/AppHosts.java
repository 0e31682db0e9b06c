package cloister.server;

import cloister.kubernetes.KubernetesRuntime;
import cloister.kubernetes.KubernetesSettings;
import cloister.studio.runtime.AppHost;
import cloister.studio.runtime.LocalRuntime;
import cloister.studio.runtime.RuntimeSettings;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Chooses what runs apps. Nothing of Kubernetes is loaded where they are processes. */
final class AppHosts {
    private AppHosts() {}

    /**
     * What a server's settings name.
     *
     * @param here where processes of this machine reach the server
     * @throws IllegalStateException where a cluster is named that doesn't answer
     */
    static AppHost of(ServerSettings settings, Supplier<String> here) {
        Optional<KubernetesSettings> cluster = settings.apps().kubernetes();
        return cluster.isPresent()
                ? KubernetesRuntime.open(cluster.get(), settings.data())
                : local(settings, here);
    }

    private static AppHost local(ServerSettings settings, Supplier<String> here) {
        AppHosting apps = settings.apps();
        return new LocalRuntime(
                new RuntimeSettings(
                        settings.data(),
                        apps.jupyter(),
                        apps.codeServer(),
                        Stream.concat(settings.data().stream(), apps.data().stream()).toList(),
                        apps.path(),
                        here));
    }
}

package cloister.kubernetes;

import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;
import cloister.studio.Secrets;
import cloister.studio.runtime.AppDoor;
import cloister.studio.runtime.AppHost;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs each app as a JupyterLab in a pod of its own. Pods outlive Cloister: where its state is
 * kept, it takes them up again when it is back.
 */
public final class KubernetesRuntime implements AppHost {
    private static final Logger LOG = Logger.getLogger(KubernetesRuntime.class.getName());

    /** Of a request that the cluster doesn't answer; some seconds in all. */
    private static final int RETRIES = 4;

    private final Map<String, PodLife> lives = new ConcurrentHashMap<>();
    private final Map<String, AppLaunch> holders = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Set<Thread> endings = ConcurrentHashMap.newKeySet();
    private final KubernetesClient client;
    private final KubernetesSettings settings;
    private final Cluster cluster;
    private final PodWatch watch;
    private final Patience patience;
    private final boolean outlived;

    /** What was there at the start and has been asked for by nobody yet, by launch. */
    private final Map<String, Secret> found;

    /**
     * Opens a runtime on the cluster that the client's own chain leads to.
     *
     * @param data the data directory; empty ends everything with this Cloister, homes too
     * @throws IllegalStateException where the cluster doesn't answer, or refuses what is needed
     */
    public static KubernetesRuntime open(KubernetesSettings settings, Optional<Path> data) {
        Config config =
                settings.context()
                        .map(Config::autoConfigure)
                        .orElseGet(() -> new ConfigBuilder().build());
        config.setRequestRetryBackoffLimit(RETRIES);
        return open(
                settings,
                data,
                new KubernetesClientBuilder()
                        .withConfig(config)
                        .withHttpClientFactory(new JdkHttpClientFactory())
                        .build(),
                Patience.USUAL);
    }

    static KubernetesRuntime open(
            KubernetesSettings settings,
            Optional<Path> data,
            KubernetesClient client,
            Patience patience) {
        try {
            return new KubernetesRuntime(
                    client,
                    settings,
                    new AppNames(InstanceName.of(data)),
                    patience,
                    data.isPresent());
        } catch (KubernetesClientException refused) {
            client.close();
            throw new IllegalStateException(
                    "Kubernetes at %s can't be used: %s"
                            .formatted(client.getMasterUrl(), Cluster.words(refused)),
                    refused);
        } catch (RuntimeException failure) {
            client.close();
            throw failure;
        }
    }

    private KubernetesRuntime(
            KubernetesClient client,
            KubernetesSettings settings,
            AppNames names,
            Patience patience,
            boolean outlived) {
        this.client = client;
        this.settings = settings;
        this.patience = patience;
        this.outlived = outlived;
        cluster = new Cluster(client, settings, names);
        cluster.keepPolicy();
        found =
                cluster.secrets().stream()
                        .collect(
                                Collectors.toMap(
                                        AppNames::launch,
                                        Function.identity(),
                                        (one, other) -> one,
                                        ConcurrentHashMap::new));
        watch = PodWatch.of(cluster, this::tell);
    }

    private void tell(String launchId, PodState state) {
        Optional.ofNullable(lives.get(launchId)).ifPresent(life -> life.seen(state));
    }

    @Override
    public Optional<String> jupyter() {
        return Optional.of(settings.image() + " in pods of " + settings.namespace());
    }

    @Override
    public Optional<String> warning() {
        return Optional.empty();
    }

    @Override
    public boolean isHere() {
        return false;
    }

    @Override
    public Optional<AppDoor> door(String launchId) {
        return Optional.ofNullable(lives.get(launchId)).flatMap(PodLife::door);
    }

    @Override
    public Optional<AppLaunch> holder(String credentialToken) {
        return Optional.ofNullable(holders.get(Secrets.hash(credentialToken)));
    }

    @Override
    public void start(AppLaunch app, Consumer<AppOutcome> outcome) {
        String type =
                app.resourceSpec().optionalString("InstanceType").orElse(InstanceSize.DEFAULT_TYPE);
        Optional<InstanceSize> size = InstanceSize.of(type);
        if (size.isEmpty()) {
            outcome.accept(
                    new AppOutcome.Failed(
                            "Apps of instance type "
                                    + type
                                    + " can't run here: Cloister doesn't know its size."));
            return;
        }
        AppKeys keys = known(app).orElseGet(AppKeys::random);
        live(app, keys, false, () -> cluster.start(app, keys, size.get()), outcome);
    }

    @Override
    public boolean takeUp(AppLaunch app, Consumer<AppOutcome> outcome) {
        Optional<AppKeys> keys = watch.pod(app.id()).flatMap(pod -> known(app));
        keys.ifPresent(known -> live(app, known, true, () -> {}, outcome));
        return keys.isPresent();
    }

    private Optional<AppKeys> known(AppLaunch app) {
        return Optional.ofNullable(found.get(app.id())).flatMap(AppKeys::of);
    }

    private void live(
            AppLaunch app,
            AppKeys keys,
            boolean served,
            Runnable begin,
            Consumer<AppOutcome> outcome) {
        PodLife life = new PodLife(app, keys, served, new PodEnding(cluster), patience);
        String holder = Secrets.hash(keys.credentialToken());
        lives.put(app.id(), life);
        holders.put(holder, app);
        found.remove(app.id());
        watch.pod(app.id()).map(PodReading::of).ifPresent(life::seen);
        Thread thread =
                Thread.ofVirtual()
                        .name(app.arn())
                        .unstarted(
                                () -> {
                                    try {
                                        life.live(begin, outcome);
                                    } finally {
                                        holders.remove(holder);
                                        lives.remove(app.id());
                                        threads.remove(app.id());
                                    }
                                });
        threads.put(app.id(), thread);
        thread.start();
    }

    @Override
    public void endOthers() {
        Stream.concat(found.keySet().stream(), watch.pods().stream().map(AppNames::launch))
                .distinct()
                .filter(launchId -> !launchId.isEmpty() && !lives.containsKey(launchId))
                .toList()
                .forEach(launchId -> inBackground(() -> end(launchId)));
        found.clear();
    }

    private boolean end(String launchId) throws InterruptedException {
        new PodEnding(cluster).end(launchId, new LinkedBlockingQueue<>());
        return true;
    }

    @Override
    public void stop(AppLaunch app, Runnable stopped) {
        found.remove(app.id());
        inBackground(
                () -> {
                    Optional<PodLife> life = Optional.ofNullable(lives.get(app.id()));
                    boolean gone = life.isPresent() ? life.get().stop() : end(app.id());
                    if (gone) {
                        stopped.run();
                    }
                    return gone;
                });
    }

    /** Does what Cloister leaves for its next start where it is stopped meanwhile. */
    private void inBackground(Callable<Boolean> ending) {
        Thread thread =
                Thread.ofVirtual()
                        .unstarted(
                                () -> {
                                    try {
                                        ending.call();
                                    } catch (Exception leaving) {
                                        LOG.log(Level.FINE, "An app is not ended yet", leaving);
                                    } finally {
                                        endings.remove(Thread.currentThread());
                                    }
                                });
        endings.add(thread);
        thread.start();
    }

    @Override
    public void deleteHomes(String domainId) {
        cluster.deleteHomes(domainId);
    }

    /** Leaves apps as they are where the state is kept that knows them, and ends them otherwise. */
    @Override
    public void close() {
        if (outlived) {
            lives.values().forEach(PodLife::leave);
            threads.values().forEach(Thread::interrupt);
        } else {
            lives.values().forEach(life -> inBackground(life::stop));
        }
        join(List.copyOf(threads.values()));
        endings.forEach(Thread::interrupt);
        join(List.copyOf(endings));
        if (!outlived) {
            cluster.deleteAll();
        }
        watch.close();
        client.close();
    }

    private static void join(List<Thread> ending) {
        try {
            for (Thread thread : ending) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package cloister.server;

import cloister.identity.Identity;
import cloister.identity.IdentitySettings;
import cloister.identity.TemporaryCredentials;
import cloister.policy.Authorizer;
import cloister.server.console.Console;
import cloister.server.facts.AuthorizationRequests;
import cloister.store.Store;
import cloister.studio.Studio;
import cloister.studio.StudioSettings;
import cloister.wire.Command;
import cloister.wire.ServiceModel;
import cloister.wire.Services;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A running server: every service at one port.
 *
 * <pre>{@code
 * try (CloisterServer server = CloisterServer.start(ServerSettings.inMemory())) {
 *     URI endpoint = URI.create(server.url());
 * }
 * }</pre>
 */
public final class CloisterServer implements AutoCloseable {
    /** What Studio calls the role sessions of its apps. */
    private static final String APP_SESSION = "SageMaker";

    /** Where browsers post SAML responses. */
    static final String SAML = "/saml";

    private final ServerSettings settings;
    private final DataDirectory data;
    private final Store store;
    private final Identity identity;
    private final AuditLog audit;
    private final FrontDoor front;
    private final HttpListener listener;

    /**
     * Starts a server that answers when this returns.
     *
     * @throws cloister.store.StoreException where its state can't be used
     * @throws UncheckedIOException where its directory can't be used, or nothing can listen at its
     *     port
     */
    public static CloisterServer start(ServerSettings settings) {
        DataDirectory data = DataDirectory.open(settings);
        Store store = data.openStore();
        try {
            CloisterServer server = new CloisterServer(settings, data, store);
            data.keepRootKey();
            return server;
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    private CloisterServer(ServerSettings settings, DataDirectory data, Store store) {
        this.settings = settings;
        this.data = data;
        this.store = store;
        HttpListener.Prepared prepared =
                HttpListener.Prepared.begin(settings.bind(), settings.port());
        AtomicReference<String> url = new AtomicReference<>("");
        RootKey root = data.rootKey();
        identity =
                Identity.open(
                        store,
                        new IdentitySettings(
                                settings.account(),
                                root.accessKeyId(),
                                root.secretAccessKey(),
                                settings.clock(),
                                () -> url.get().isEmpty() ? "" : url.get() + SAML));
        Studio studio =
                Studio.open(
                        store,
                        new StudioSettings(
                                settings.account(),
                                url::get,
                                settings.clock(),
                                role -> identity.tags(role).isPresent()));
        audit = new AuditLog(data.auditDirectory());
        front = front(settings, store, identity, studio, audit, url::get);
        listener = prepared.start(front);
        url.set(url());
    }

    private static FrontDoor front(
            ServerSettings settings,
            Store store,
            Identity identity,
            Studio studio,
            AuditLog audit,
            Supplier<String> url) {
        Map<String, Command> commands = new HashMap<>(identity.commands());
        commands.putAll(studio.commands());
        List<ServiceModel> models =
                Stream.of("iam", "sts", "sagemaker", "sso-admin", "identitystore")
                        .map(ServiceModel::load)
                        .toList();
        Services services = new Services(models);
        Callers callers = new Callers(identity);
        AuthorizationRequests requests =
                new AuthorizationRequests(
                        new LiveResources(identity, studio, Map.copyOf(commands)));
        Gateway gateway =
                new Gateway(
                        services::route,
                        callers,
                        new ProviderWords(identity),
                        new ModelReading(),
                        requests,
                        Authorizer::decide,
                        name -> Optional.ofNullable(commands.get(name)));
        boolean secure =
                settings.publicUrl().filter(given -> given.startsWith("https:")).isPresent();
        StudioSite studioSite =
                new StudioSite(
                        studio, identity, gateway, new StudioHome(commands, identity), secure);
        ConsoleHost host =
                new ConsoleHost(
                        gateway, requests, models, commands, audit, store, url, settings.clock());
        return new FrontDoor(
                gateway,
                studioSite,
                new Console(store, identity, host, settings.account(), secure),
                new Why(callers, requests, audit),
                audit,
                identity.authorizationMessages(),
                settings.clock());
    }

    /** Where it is reached, without a slash at the end: {@code http://127.0.0.1:4566}. */
    public String url() {
        return settings.publicUrl()
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> "http://" + host() + ":" + port());
    }

    public int port() {
        return listener.port();
    }

    /** Twelve digits. */
    public String account() {
        return settings.account();
    }

    public RootKey rootKey() {
        return data.rootKey();
    }

    /** Whether the root key was made by this start, so that nobody has seen it yet. */
    public boolean rootKeyIsNew() {
        return data.rootKeyIsNew();
    }

    /**
     * The credentials that Studio gives an app of a profile with this execution role.
     *
     * @throws cloister.wire.ApiException NoSuchEntity
     */
    public TemporaryCredentials appCredentials(String executionRoleArn) {
        return identity.serviceSession(
                executionRoleArn, APP_SESSION, Map.of(), settings.clock().instant());
    }

    private String host() {
        return List.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0").contains(settings.bind())
                ? "localhost"
                : settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
    }

    @Override
    public void close() {
        front.close();
        listener.close();
        audit.close();
        store.close();
    }
}

package cloister.server;

import cloister.identity.Identity;
import cloister.identity.IdentitySettings;
import cloister.identity.TemporaryCredentials;
import cloister.server.facts.Connection;
import cloister.store.Store;
import cloister.studio.Studio;
import cloister.studio.StudioSettings;
import cloister.studio.runtime.AppHost;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

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
    private static final String REGION = "us-east-1";
    private static final String LOOPBACK = "127.0.0.1";

    /** Where browsers post SAML responses. */
    static final String SAML = "/saml";

    private final ServerSettings settings;
    private final DataDirectory data;
    private final Store store;
    private final Identity identity;
    private final AppHost runtime;
    private final AuditLog audit;
    private final Fronts fronts;
    private final HttpListener listener;

    /** Apps look for credentials at the loopback interface only. */
    private final Optional<HttpListener> appListener;

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
        CompletableFuture<String> appUrl = new CompletableFuture<>();
        runtime = AppHosts.of(settings, appUrl::join);
        audit = new AuditLog(data.auditDirectory());
        Studio studio =
                Studio.open(
                        store,
                        new StudioSettings(
                                settings.account(),
                                url::get,
                                settings.clock(),
                                role -> identity.tags(role).isPresent(),
                                identity.people()::userId,
                                runtime));
        fronts = Fronts.of(settings, store, url::get, identity, studio, runtime, audit);
        listener = prepared.start(fronts);
        url.set(url());
        appListener =
                reachesLoopback()
                        ? Optional.empty()
                        : Optional.of(HttpListener.Prepared.begin(LOOPBACK, 0).start(fronts));
        appUrl.complete("http://" + LOOPBACK + ":" + appListener.orElse(listener).port());
    }

    private boolean reachesLoopback() {
        return List.of(LOOPBACK, "localhost", "0.0.0.0").contains(settings.bind());
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
     * @throws cloister.wire.ApiException AccessDenied where the role doesn't trust SageMaker;
     *     NoSuchEntity
     */
    public TemporaryCredentials appCredentials(String executionRoleArn) {
        Connection here = new Connection(LOOPBACK, false, Optional.empty(), Optional.empty());
        return executionRoles()
                .take(
                        new ExecutionRoleSessions.Use(
                                executionRoleArn,
                                REGION,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        here,
                        new Trail(settings.clock().instant(), UUID.randomUUID().toString(), here));
    }

    /** How Studio takes the roles of its apps. */
    ExecutionRoleSessions executionRoles() {
        return fronts.roles();
    }

    /**
     * The credentials of somebody whom an identity provider signs in with a role.
     *
     * @param tags what it says of them
     * @throws cloister.wire.ApiException NoSuchEntity
     */
    public TemporaryCredentials signedInCredentials(
            String roleArn, String sessionName, Map<String, String> tags) {
        return identity.serviceSession(roleArn, sessionName, tags, settings.clock().instant());
    }

    /** What apps run, as told to people; empty where nothing was found, so that they can't. */
    public Optional<String> jupyter() {
        return runtime.jupyter();
    }

    /** The code-server that CodeEditor apps run; empty where they can't. */
    public Optional<String> codeServer() {
        return runtime.codeServer();
    }

    /** What is missing from whole walls between apps; empty where nothing is. */
    public Optional<String> wallsWarning() {
        return runtime.warning();
    }

    private String host() {
        return List.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0").contains(settings.bind())
                ? "localhost"
                : settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
    }

    @Override
    public void close() {
        fronts.door().close();
        fronts.connections().close();
        listener.close();
        appListener.ifPresent(HttpListener::close);
        runtime.close();
        audit.close();
        store.close();
    }
}

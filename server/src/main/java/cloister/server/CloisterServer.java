package cloister.server;

import cloister.identity.Identity;
import cloister.identity.IdentitySettings;
import cloister.policy.Authorizer;
import cloister.server.facts.AuthorizationRequests;
import cloister.store.MemoryStore;
import cloister.store.Store;
import cloister.studio.Studio;
import cloister.studio.StudioSettings;
import cloister.wire.Command;
import cloister.wire.HttpRequestView;
import cloister.wire.Route;
import cloister.wire.ServiceModel;
import cloister.wire.Services;
import cloister.wire.SignedRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final HttpListener listener;
    private final AuditLog audit;
    private final Store store;
    private final RootKey rootKey;
    private final boolean newRootKey;
    private final String url;

    private CloisterServer(
            HttpListener listener,
            AuditLog audit,
            Store store,
            RootKey rootKey,
            boolean newRootKey,
            String url) {
        this.listener = listener;
        this.audit = audit;
        this.store = store;
        this.rootKey = rootKey;
        this.newRootKey = newRootKey;
        this.url = url;
    }
}

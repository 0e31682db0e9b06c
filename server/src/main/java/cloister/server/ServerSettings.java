package cloister.server;

import cloister.identity.ExternalProvider;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is started with.
 *
 * @param bind the address it listens at; only this machine reaches the default
 * @param port 0 picks a free one
 * @param data where state is kept; empty keeps it in memory only
 * @param account twelve digits
 * @param rootKey the root user's access key; empty takes the one kept with the state, or makes one
 * @param publicUrl where people reach it, if not at bind and port: {@code https://studio.example}
 * @param signOn where people of the single sign-on directory sign in; empty where they can't
 * @param apps how apps are run, and where people reach them
 */
public record ServerSettings(
        String bind,
        int port,
        Optional<Path> data,
        String account,
        Optional<RootKey> rootKey,
        Optional<String> publicUrl,
        Optional<ExternalProvider> signOn,
        AppHosting apps,
        Clock clock) {
    /** The port that tools made for local AWS endpoints expect. */
    public static final int DEFAULT_PORT = 4566;

    public static final String DEFAULT_ACCOUNT = "123456789012";

    public ServerSettings {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException(
                    "an account is twelve digits, and this isn't: " + account);
        }
    }

    /** Keeps nothing, listens at a free port of this machine. */
    public static ServerSettings inMemory() {
        return new ServerSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                DEFAULT_ACCOUNT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AppHosting.here(),
                Clock.systemUTC());
    }

    /** Keeps state in a directory. */
    public static ServerSettings in(Path data) {
        return inMemory().withData(data).withPort(DEFAULT_PORT);
    }

    public ServerSettings withBind(String address) {
        return new ServerSettings(
                address, port, data, account, rootKey, publicUrl, signOn, apps, clock);
    }

    public ServerSettings withPort(int number) {
        return new ServerSettings(
                bind, number, data, account, rootKey, publicUrl, signOn, apps, clock);
    }

    public ServerSettings withData(Path directory) {
        return new ServerSettings(
                bind,
                port,
                Optional.of(directory),
                account,
                rootKey,
                publicUrl,
                signOn,
                apps,
                clock);
    }

    public ServerSettings withAccount(String digits) {
        return new ServerSettings(
                bind, port, data, digits, rootKey, publicUrl, signOn, apps, clock);
    }

    public ServerSettings withRootKey(RootKey key) {
        return new ServerSettings(
                bind, port, data, account, Optional.of(key), publicUrl, signOn, apps, clock);
    }

    public ServerSettings withPublicUrl(String url) {
        return new ServerSettings(
                bind, port, data, account, rootKey, Optional.of(url), signOn, apps, clock);
    }

    public ServerSettings withSignOn(ExternalProvider provider) {
        return new ServerSettings(
                bind, port, data, account, rootKey, publicUrl, Optional.of(provider), apps, clock);
    }

    public ServerSettings withClock(Clock other) {
        return new ServerSettings(
                bind, port, data, account, rootKey, publicUrl, signOn, apps, other);
    }

    public ServerSettings withApps(AppHosting other) {
        return new ServerSettings(
                bind, port, data, account, rootKey, publicUrl, signOn, other, clock);
    }

    /** Takes the root key from CLOISTER_ROOT_ACCESS_KEY_ID and its secret, where both are set. */
    public ServerSettings withEnvironment(Map<String, String> environment) {
        Optional<String> id = Optional.ofNullable(environment.get("CLOISTER_ROOT_ACCESS_KEY_ID"));
        Optional<String> secret =
                Optional.ofNullable(environment.get("CLOISTER_ROOT_SECRET_ACCESS_KEY"));
        if (id.isPresent() != secret.isPresent()) {
            throw new IllegalArgumentException(
                    "CLOISTER_ROOT_ACCESS_KEY_ID and CLOISTER_ROOT_SECRET_ACCESS_KEY go together;"
                            + " one of them is missing");
        }
        return id.map(known -> withRootKey(new RootKey(known, secret.orElseThrow()))).orElse(this);
    }
}

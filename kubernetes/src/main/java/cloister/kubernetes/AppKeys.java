package cloister.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.Secrets;

import io.fabric8.kubernetes.api.model.Secret;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of one launch.
 *
 * @param door what Cloister shows the app
 * @param credentialToken what the app shows Cloister
 */
record AppKeys(String door, String credentialToken) {
    static final String DOOR = "door-secret";
    static final String CREDENTIAL_TOKEN = "credential-token";

    static AppKeys random() {
        return new AppKeys(Secrets.token(), Secrets.token());
    }

    /** Those of an app that was started before; empty where its Secret doesn't hold them. */
    static Optional<AppKeys> of(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        return text(data, DOOR)
                .flatMap(
                        door ->
                                text(data, CREDENTIAL_TOKEN)
                                        .map(token -> new AppKeys(door, token)));
    }

    private static Optional<String> text(Map<String, String> data, String key) {
        return Optional.ofNullable(data.get(key))
                .map(coded -> new String(Base64.getDecoder().decode(coded), UTF_8))
                .filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "AppKeys";
    }
}

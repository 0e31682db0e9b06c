package cloister.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.AppLaunch;
import cloister.studio.runtime.AppConfig;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Secret of one launch: what the app reads at its start, and what both sides show. */
final class AppSecret {
    private AppSecret() {}

    static Secret of(AppLaunch app, AppKeys keys, AppNames names) {
        Map<String, String> data = new TreeMap<>();
        files(app, keys.door()).forEach((path, text) -> data.put(key(path), coded(text)));
        data.put(AppKeys.DOOR, coded(keys.door()));
        data.put(AppKeys.CREDENTIAL_TOKEN, coded(keys.credentialToken()));
        return new SecretBuilder()
                .withNewMetadata()
                .withName(AppNames.pod(app.id()))
                .withLabels(names.labels(app))
                .withAnnotations(names.annotations(app))
                .endMetadata()
                .withType("Opaque")
                .withImmutable(true)
                .withData(data)
                .build();
    }

    /** Which of it are files, and where they are in the configuration's folder. */
    static List<KeyToPath> items(AppLaunch app) {
        return files(app, "").keySet().stream()
                .map(path -> new KeyToPathBuilder().withKey(key(path)).withPath(path).build())
                .toList();
    }

    private static Map<String, String> files(AppLaunch app, String doorSecret) {
        return AppConfig.files(
                app, doorSecret, AppPod.HOME, Map.of("port", Integer.toString(AppPod.PORT)));
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String key(String path) {
        return path.replace('/', '.');
    }
}

package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.AppLaunch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What an app reads when it starts. */
public final class AppConfig {
    /** The file that JupyterLab is started with. */
    public static final String SETTINGS = "jupyter_server_config.py";

    /** What code-server is started with. */
    static final String EDITOR_SETTINGS = "code-server.yaml";

    /** The folder that belongs where the SageMaker SDK looks, {@link #METADATA_PLACE}. */
    public static final String METADATA = "metadata";

    /** Where the SageMaker SDK looks for what the app is. */
    public static final String METADATA_PLACE = "/opt/ml/metadata";

    static final String LAB_CONFIG = "labconfig";

    /** What the page asks in a first visit is asked of nobody here: whether to fetch news. */
    private static final String PAGE_CONFIG =
            """
            {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}
            """;

    private AppConfig() {}

    /**
     * The texts of its files, by their paths in the configuration's folder.
     *
     * @param home the app's home as it knows it
     * @param listen where it listens: {@code socket}, or {@code port} of its pod
     */
    public static Map<String, String> files(
            AppLaunch app, String secret, String home, Map<String, String> listen) {
        Map<String, String> files = new LinkedHashMap<>();
        switch (AppProgram.of(app)) {
            case JUPYTER_LAB, JUPYTER_SERVER -> {
                files.put("app", settings(app, secret, home, listen));
                files.put(SETTINGS, template());
                files.put(LAB_CONFIG + "/page_config.json", PAGE_CONFIG);
            }
            case CODE_EDITOR -> files.put(EDITOR_SETTINGS, editor(listen));
        }
        files.put(METADATA + "/resource-metadata.json", metadata(app));
        return files;
    }

    /** What {@link #SETTINGS} reads. */
    private static String settings(
            AppLaunch app, String secret, String home, Map<String, String> listen) {
        Map<String, String> settings = new TreeMap<>(listen);
        settings.put("secret", secret);
        settings.put("base", AppDoor.base(app));
        settings.put("home", home);
        settings.put("person", app.userProfileName().or(app::spaceName).orElse(""));
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append(name + "=" + value + "\n"));
        return lines.toString();
    }

    /** code-server's own settings: who reaches its socket is its person. */
    private static String editor(Map<String, String> listen) {
        return """
        auth: none
        socket: %s
        socket-mode: "600"
        disable-telemetry: true
        disable-update-check: true
        """
                .formatted(listen.get("socket"));
    }

    /** What the SageMaker SDK reads to find the execution role; names and ARNs need no escape. */
    private static String metadata(AppLaunch app) {
        StringBuilder json = new StringBuilder("{");
        Map<String, String> members = new TreeMap<>();
        members.put("AppType", app.appType());
        members.put("DomainId", app.domainId());
        members.put("ExecutionRoleArn", app.executionRole());
        members.put("ResourceArn", app.arn());
        members.put("ResourceName", app.appName());
        app.userProfileName().ifPresent(name -> members.put("UserProfileName", name));
        app.spaceName().ifPresent(name -> members.put("SpaceName", name));
        members.forEach(
                (name, value) ->
                        json.append(json.length() > 1 ? ", " : "")
                                .append("\"%s\": \"%s\"".formatted(name, value)));
        return json.append("}\n").toString();
    }

    private static String template() {
        try (InputStream in = AppConfig.class.getResourceAsStream(SETTINGS)) {
            return new String(Objects.requireNonNull(in, SETTINGS).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

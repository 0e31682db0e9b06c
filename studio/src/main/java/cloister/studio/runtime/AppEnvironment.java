package cloister.studio.runtime;

import cloister.studio.AppLaunch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The environment variables of an app: those by which the AWS SDKs find their endpoint, region and
 * credentials (SDKs and tools reference, Container credential provider), and no other's.
 */
public record AppEnvironment(Supplier<String> endpoint) {
    /** The one that holds an app's token for credentials. */
    public static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

    /** The port of the endpoint. */
    int port() {
        return URI.create(endpoint.get()).getPort();
    }

    /** Those that are no secret and the same wherever an app runs. */
    public Map<String, String> of(AppLaunch app) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("USER", "sagemaker-user");
        variables.put("AWS_ENDPOINT_URL", endpoint.get());
        variables.put("AWS_REGION", app.region());
        variables.put("AWS_DEFAULT_REGION", app.region());
        variables.put(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.get() + "/_cloister/credentials");
        variables.put("SAGEMAKER_APP_TYPE", app.appType());
        variables.put("SAGEMAKER_DOMAIN_ID", app.domainId());
        app.userProfileName().ifPresent(name -> variables.put("SAGEMAKER_USER_PROFILE_NAME", name));
        app.spaceName().ifPresent(name -> variables.put("SAGEMAKER_SPACE_NAME", name));
        return variables;
    }

    /**
     * All those of a process of this machine.
     *
     * @param home as the app knows it, like run and config
     */
    Map<String, String> of(
            AppLaunch app, Program program, Path home, Path run, Path config, String token) {
        Map<String, String> variables = of(app);
        variables.put("HOME", home.toString());
        variables.put("PATH", program.tools() + ":/usr/local/bin:/usr/bin:/bin");
        variables.put("SHELL", "/bin/bash");
        variables.put("LANG", "C.UTF-8");
        variables.put("TERM", "xterm-256color");
        variables.put("JUPYTER_RUNTIME_DIR", run.toString());
        variables.put("JUPYTER_CONFIG_PATH", config.toString());
        variables.put(TOKEN, token);
        return variables;
    }
}

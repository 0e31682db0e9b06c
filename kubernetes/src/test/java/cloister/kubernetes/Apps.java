package cloister.kubernetes;

import cloister.studio.AppLaunch;
import cloister.wire.Struct;

import java.time.Duration;
import java.util.Optional;

/** Launches and settings for tests. */
final class Apps {
    static final String NAMESPACE = "studio-apps";
    static final KubernetesSettings SETTINGS = settings("registry.example/jupyter:1");

    private Apps() {}

    static KubernetesSettings settings(String image) {
        return new KubernetesSettings(
                Optional.empty(),
                NAMESPACE,
                image,
                Optional.of("registry"),
                "https://cloister.example",
                new Callers.Pods("cloister", "app.kubernetes.io/name", "cloister"),
                Optional.of("fast"),
                KubernetesSettings.DEFAULT_HOME_SIZE);
    }

    static AppLaunch launch(String id, String profile) {
        return launch(id, profile, "ml.m5.xlarge", Optional.empty());
    }

    static AppLaunch launch(
            String id, String profile, String instanceType, Optional<Duration> idle) {
        return new AppLaunch(
                id,
                "arn:aws:sagemaker:us-east-1:123456789012:app/d-1/"
                        + profile
                        + "/JupyterLab/default",
                "us-east-1",
                "d-1",
                200_001,
                Optional.of(profile),
                Optional.empty(),
                Optional.empty(),
                "JupyterLab",
                "default",
                "arn:aws:iam::123456789012:role/Ana",
                Optional.empty(),
                instanceType.isEmpty()
                        ? Struct.EMPTY
                        : Struct.builder().put("InstanceType", instanceType).build(),
                idle);
    }
}

package cloister.kubernetes;

import cloister.studio.AppLaunch;
import cloister.studio.runtime.AppConfig;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

import java.util.List;

/** What of its pod an app can write to, and the configuration that it can read. */
final class AppVolumes {
    private static final int ITS_GROUP_READS = 0440;

    private AppVolumes() {}

    static List<Volume> of(AppLaunch app, InstanceSize size) {
        return List.of(
                new VolumeBuilder()
                        .withName("home")
                        .withNewPersistentVolumeClaim(AppNames.home(app), false)
                        .build(),
                new VolumeBuilder()
                        .withName("config")
                        .withNewSecret()
                        .withSecretName(AppNames.pod(app.id()))
                        .withDefaultMode(ITS_GROUP_READS)
                        .withItems(AppSecret.items(app))
                        .endSecret()
                        .build(),
                empty("run", "", "64Mi"),
                empty("tmp", "", "8Gi"),
                // What frameworks share between processes; without it, 64 MiB.
                empty("shm", "Memory", size.memory() + "Gi"));
    }

    private static Volume empty(String name, String medium, String limit) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .withMedium(medium)
                .withSizeLimit(new Quantity(limit))
                .endEmptyDir()
                .build();
    }

    static List<VolumeMount> mounts(String home, String run, String config) {
        return List.of(
                mount("home", home).build(),
                mount("run", run).build(),
                mount("tmp", "/tmp").build(),
                mount("shm", "/dev/shm").build(),
                mount("config", config).withReadOnly(true).build(),
                mount("config", AppConfig.METADATA_PLACE)
                        .withSubPath(AppConfig.METADATA)
                        .withReadOnly(true)
                        .build());
    }

    private static VolumeMountBuilder mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path);
    }
}

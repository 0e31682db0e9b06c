package cloister.kubernetes;

import cloister.studio.AppLaunch;
import cloister.studio.runtime.AppConfig;
import cloister.studio.runtime.AppEnvironment;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pod of one launch, as strict as Pod Security Standards' "restricted" and stricter. */
record AppPod(KubernetesSettings settings, AppNames names) {
    static final int PORT = 8888;
    static final String HOME = "/home/sagemaker-user";
    static final String CONTAINER = "jupyterlab";
    static final String ADDRESS = "CLOISTER_APP_ADDRESS";

    private static final String RUN = "/run/cloister/app";
    private static final String CONFIG = "/run/cloister/config";

    /** The user and group of SageMaker's and Jupyter's own images. */
    private static final long USER = 1000;

    private static final long GROUP = 100;
    private static final long GRACE_SECONDS = 5;

    Pod of(AppLaunch app, InstanceSize size) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(AppNames.pod(app.id()))
                .withLabels(names.labels(app))
                .withAnnotations(names.annotations(app))
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withSecurityContext(podSecurity())
                .withAffinity(besideItsHome(app))
                .withImagePullSecrets(
                        settings.pullSecret().map(LocalObjectReference::new).stream().toList())
                .withContainers(container(app, size))
                .withVolumes(AppVolumes.of(app, size))
                .endSpec()
                .build();
    }

    private Container container(AppLaunch app, InstanceSize size) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(settings.image())
                .withCommand("jupyter-lab", "--config=" + CONFIG + "/" + AppConfig.SETTINGS)
                .withWorkingDir(HOME)
                .withEnv(environment(app))
                .addNewPort()
                .withName("http")
                .withContainerPort(PORT)
                .endPort()
                .withNewResources()
                .withRequests(resources(size))
                .withLimits(resources(size))
                .endResources()
                .withSecurityContext(containerSecurity())
                .withVolumeMounts(AppVolumes.mounts(HOME, RUN, CONFIG))
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .build();
    }

    private static Map<String, Quantity> resources(InstanceSize size) {
        Map<String, Quantity> resources = new TreeMap<>();
        resources.put("cpu", new Quantity(Integer.toString(size.cpus())));
        resources.put("memory", new Quantity(size.memory() + "Gi"));
        if (size.gpus() > 0) {
            resources.put("nvidia.com/gpu", new Quantity(Integer.toString(size.gpus())));
        }
        return resources;
    }

    private List<EnvVar> environment(AppLaunch app) {
        Map<String, String> plain = new TreeMap<>(new AppEnvironment(settings::endpoint).of(app));
        plain.put("HOME", HOME);
        plain.put("JUPYTER_RUNTIME_DIR", RUN);
        plain.put("JUPYTER_CONFIG_PATH", CONFIG);
        List<EnvVar> variables = new ArrayList<>();
        plain.forEach((name, value) -> variables.add(new EnvVar(name, value, null)));
        variables.add(
                new EnvVarBuilder()
                        .withName(AppEnvironment.TOKEN)
                        .withNewValueFrom()
                        .withNewSecretKeyRef(
                                AppKeys.CREDENTIAL_TOKEN, AppNames.pod(app.id()), false)
                        .endValueFrom()
                        .build());
        variables.add(
                new EnvVarBuilder()
                        .withName(ADDRESS)
                        .withNewValueFrom()
                        .withNewFieldRef("v1", "status.podIP")
                        .endValueFrom()
                        .build());
        return variables;
    }

    private static PodSecurityContext podSecurity() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(GROUP)
                .withFsGroup(GROUP)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile(null, "RuntimeDefault")
                .build();
    }

    private static SecurityContext containerSecurity() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withPrivileged(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    /** A home is at one machine at a time, so all apps of it are. */
    private static Affinity besideItsHome(AppLaunch app) {
        return new AffinityBuilder()
                .withNewPodAffinity()
                .addNewRequiredDuringSchedulingIgnoredDuringExecution()
                .withTopologyKey("kubernetes.io/hostname")
                .withNewLabelSelector()
                .withMatchLabels(
                        Map.of(
                                AppNames.DOMAIN,
                                app.domainId(),
                                AppNames.HOME_UID,
                                Integer.toString(app.homeUid())))
                .endLabelSelector()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endPodAffinity()
                .build();
    }
}

package cloister.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.studio.AppLaunch;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** What the pod, the Secret and the claim of an app say. */
class AppPodTest {
    private static final AppNames NAMES = new AppNames("0123456789ab");
    private static final AppKeys KEYS = new AppKeys("the-door-secret", "the-credential-token");

    private final AppLaunch app = Apps.launch("0123456789abcdef", "ana");
    private final Pod pod = pod(app);
    private final Container container = pod.getSpec().getContainers().getFirst();

    @Test
    void it_is_restricted_as_pod_security_standards_say() {
        PodSpec spec = pod.getSpec();
        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(spec.getSecurityContext().getRunAsUser()).isEqualTo(1000);
        assertThat(spec.getSecurityContext().getFsGroup()).isEqualTo(100);
        assertThat(spec.getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        assertThat(spec.getHostNetwork()).isNull();
        assertThat(spec.getHostPID()).isNull();
        assertThat(spec.getHostIPC()).isNull();

        SecurityContext security = container.getSecurityContext();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getPrivileged()).isFalse();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).isEmpty();
    }

    @Test
    void it_has_no_way_to_the_cluster_and_no_root_to_write_to() {
        assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSpec().getEnableServiceLinks()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getVolumeMounts())
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/home/sagemaker-user", "/run/cloister/app", "/tmp", "/dev/shm");
        assertThat(pod.getSpec().getVolumes())
                .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
    }

    @Test
    void it_never_starts_again_by_itself() {
        assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void it_gets_what_its_instance_type_has_and_no_more() {
        Map<String, Quantity> four =
                Map.of("cpu", new Quantity("4"), "memory", new Quantity("16Gi"));
        assertThat(container.getResources().getLimits()).isEqualTo(four);
        assertThat(container.getResources().getRequests()).isEqualTo(four);
    }

    @Test
    void no_secret_is_in_the_clear() {
        String whole = new KubernetesSerialization().asJson(pod);

        assertThat(whole).doesNotContain(KEYS.door(), KEYS.credentialToken());
        EnvVar token =
                container.getEnv().stream()
                        .filter(each -> each.getName().equals("AWS_CONTAINER_AUTHORIZATION_TOKEN"))
                        .findFirst()
                        .orElseThrow();
        assertThat(token.getValue()).isNull();
        assertThat(token.getValueFrom().getSecretKeyRef().getKey()).isEqualTo("credential-token");
        assertThat(pod.getSpec().getVolumes().get(1).getSecret().getItems())
                .as("files from the Secret")
                .extracting(item -> item.getPath())
                .containsExactly(
                        "app",
                        "jupyter_server_config.py",
                        "labconfig/page_config.json",
                        "metadata/resource-metadata.json");
    }

    @Test
    void its_credentials_come_over_https() {
        assertThat(container.getEnv())
                .filteredOn(each -> each.getName().equals("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                .extracting(EnvVar::getValue)
                .containsExactly("https://cloister.example/_cloister/credentials");
    }

    @Test
    void its_secret_holds_both_keys_and_can_not_be_changed() {
        Secret secret = AppSecret.of(app, KEYS, NAMES);

        assertThat(secret.getImmutable()).isTrue();
        assertThat(AppKeys.of(secret)).contains(KEYS);
        assertThat(secret.getData().keySet()).allMatch(key -> key.matches("[-._a-zA-Z0-9]+"));
    }

    @Test
    void a_home_is_claimed_by_its_number() {
        assertThat(HomeClaim.of(app, NAMES, Apps.SETTINGS).getMetadata().getName())
                .isEqualTo("home-d-1-200001");
        assertThat(HomeClaim.of(app, NAMES, Apps.SETTINGS).getSpec().getStorageClassName())
                .isEqualTo("fast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana-Maria",
                "ANA_MARIA",
                "a",
                "Abcdefghij-0123456789-Abcdefghij-0123456789-Abcdefghij-012345678",
                "-odd-at-both-ends_",
                "a-name-that-is-longer-than-the-sixty-three-characters-of-a-label-s-value"
            })
    void names_of_profiles_are_labels_or_annotations_and_never_names(String profile) {
        Pod named = pod(Apps.launch("0123456789abcdef", profile));

        assertThat(named.getMetadata().getName()).isEqualTo("app-0123456789abcdef");
        assertThat(named.getMetadata().getLabels().values())
                .allMatch(value -> value.matches("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?"));
        assertThat(
                        List.of(
                                named.getMetadata()
                                        .getLabels()
                                        .getOrDefault("cloister/user-profile", ""),
                                named.getMetadata()
                                        .getAnnotations()
                                        .getOrDefault("cloister/user-profile", "")))
                .contains(profile, "");
    }

    private static Pod pod(AppLaunch app) {
        String type = app.resourceSpec().optionalString("InstanceType").orElseThrow();
        return new AppPod(Apps.SETTINGS, NAMES).of(app, InstanceSize.of(type).orElseThrow());
    }
}

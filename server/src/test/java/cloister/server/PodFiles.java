package cloister.server;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a kubelet prepares for a pod: its volumes, as folders of this machine, and its variables.
 * Claims and Secrets must be there, as for a kubelet.
 *
 * @param claims where the folders of claims are
 * @param folder the pod's own
 */
record PodFiles(KubernetesClient client, Pod pod, Path claims, Path folder) {
    /** The folders of volumes by their names. */
    Map<String, Path> volumes() throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        for (Volume volume : pod.getSpec().getVolumes()) {
            folders.put(volume.getName(), folder(volume));
        }
        return folders;
    }

    private Path folder(Volume volume) throws IOException {
        if (volume.getPersistentVolumeClaim() != null) {
            String claim = volume.getPersistentVolumeClaim().getClaimName();
            Objects.requireNonNull(
                    client.persistentVolumeClaims().inNamespace(namespace()).withName(claim).get(),
                    claim);
            return ofItsGroup(claims.resolve(claim));
        }
        Path made = ofItsGroup(folder.resolve(volume.getName()));
        if (volume.getSecret() != null) {
            write(volume.getSecret(), made);
        }
        return made;
    }

    private void write(SecretVolumeSource source, Path into) throws IOException {
        for (KeyToPath item : source.getItems()) {
            Path file = into.resolve(item.getPath());
            ofItsGroup(file.resolveSibling(""));
            Files.write(file, secret(source.getSecretName(), item.getKey()));
            own(file, "rw-r-----");
        }
    }

    /** What fsGroup does: the group may write. */
    private Path ofItsGroup(Path made) throws IOException {
        Files.createDirectories(made);
        own(made, "rwxrwx---");
        return made;
    }

    private void own(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        if (Kubelet.ROOT) {
            int group = pod.getSpec().getSecurityContext().getFsGroup().intValue();
            Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** The variables of the container. */
    Map<String, String> environment(String podIp) {
        Map<String, String> variables = new TreeMap<>();
        for (EnvVar variable : container().getEnv()) {
            variables.put(variable.getName(), value(variable, podIp));
        }
        return variables;
    }

    private String value(EnvVar variable, String podIp) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        if (variable.getValueFrom().getFieldRef() != null) {
            return Optional.of(podIp)
                    .filter(
                            any ->
                                    variable.getValueFrom()
                                            .getFieldRef()
                                            .getFieldPath()
                                            .equals("status.podIP"))
                    .orElseThrow();
        }
        return new String(
                secret(
                        variable.getValueFrom().getSecretKeyRef().getName(),
                        variable.getValueFrom().getSecretKeyRef().getKey()),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private byte[] secret(String name, String key) {
        Secret secret =
                Objects.requireNonNull(
                        client.secrets().inNamespace(namespace()).withName(name).get(), name);
        return Base64.getDecoder().decode(Objects.requireNonNull(secret.getData().get(key), key));
    }

    Container container() {
        return pod.getSpec().getContainers().getFirst();
    }

    private String namespace() {
        return pod.getMetadata().getNamespace();
    }
}

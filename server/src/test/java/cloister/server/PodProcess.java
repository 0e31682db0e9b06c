package cloister.server;

import io.fabric8.kubernetes.api.model.VolumeMount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pod's container as a process of this machine, by bubblewrap: its root is read-only, its mounts
 * are where the pod says, and it runs as the pod's user. Its image is a virtual environment.
 */
record PodProcess(PodFiles files, Path image) {
    private static final List<String> SYSTEM =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc");

    ProcessBuilder builder(String podIp) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/bwrap", "--die-with-parent"));
        command.addAll(List.of("--unshare-pid", "--unshare-ipc", "--new-session"));
        command.addAll(Kubelet.ROOT ? List.of() : ids("--unshare-user", "--uid", "--gid"));
        for (String folder : SYSTEM) {
            if (Files.isSymbolicLink(Path.of(folder))) {
                command.addAll(
                        List.of("--symlink", Files.readSymbolicLink(Path.of(folder)) + "", folder));
            } else {
                command.addAll(List.of("--ro-bind", folder, folder));
            }
        }
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        command.addAll(mounts());
        command.addAll(List.of("--remount-ro", "/"));
        command.addAll(List.of("--chdir", files.container().getWorkingDir(), "--"));
        command.addAll(Kubelet.ROOT ? user() : List.of());
        command.addAll(files.container().getCommand());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", image.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("SHELL", "/bin/bash");
        builder.environment().putAll(files.environment(podIp));
        return builder;
    }

    private List<String> mounts() throws IOException {
        Map<String, Path> volumes = files.volumes();
        Set<Path> targets = new LinkedHashSet<>();
        targets.add(image);
        files.container().getVolumeMounts().forEach(m -> targets.add(Path.of(m.getMountPath())));
        List<String> mounts = new ArrayList<>(parents(targets));
        mounts.addAll(List.of("--ro-bind", image.toString(), image.toString()));
        for (VolumeMount mount : files.container().getVolumeMounts()) {
            Path source = volumes.get(mount.getName());
            if (source == null) {
                throw new IOException("there is no volume " + mount.getName());
            }
            Path part = mount.getSubPath() == null ? source : source.resolve(mount.getSubPath());
            String kind = Boolean.TRUE.equals(mount.getReadOnly()) ? "--ro-bind" : "--bind";
            mounts.addAll(List.of(kind, part.toString(), mount.getMountPath()));
        }
        return mounts;
    }

    private static List<String> parents(Set<Path> targets) {
        Set<String> folders = new LinkedHashSet<>();
        for (Path target : targets) {
            for (int depth = 1; depth < target.getNameCount(); depth++) {
                folders.add("/" + target.subpath(0, depth));
            }
        }
        folders.remove("/dev");
        List<String> made = new ArrayList<>();
        folders.forEach(folder -> made.addAll(List.of("--perms", "0755", "--dir", folder)));
        return made;
    }

    private List<String> ids(String first, String user, String group) {
        return List.of(first, user, "" + uid(), group, "" + gid());
    }

    private List<String> user() {
        return List.of(
                "/usr/bin/setpriv",
                "--no-new-privs",
                "--reuid=" + uid(),
                "--regid=" + gid(),
                "--clear-groups",
                "--inh-caps=-all",
                "--bounding-set=-all");
    }

    private long uid() {
        return files.pod().getSpec().getSecurityContext().getRunAsUser();
    }

    private long gid() {
        return files.pod().getSpec().getSecurityContext().getRunAsGroup();
    }
}

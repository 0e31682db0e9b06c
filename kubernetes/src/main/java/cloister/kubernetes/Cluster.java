package cloister.kubernetes;

import cloister.studio.AppLaunch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Cloister asks of the cluster, all of it in one namespace. */
record Cluster(KubernetesClient client, KubernetesSettings settings, AppNames names) {
    private static final int CONFLICT = 409;

    /** Makes or renews the policy that stands between apps. */
    void keepPolicy() {
        client.resource(AppsPolicy.of(settings.callers(), names))
                .inNamespace(settings.namespace())
                .createOr(NonDeletingOperation::update);
    }

    /** Makes what an app needs, where it isn't there yet. */
    void start(AppLaunch app, AppKeys keys, InstanceSize size) {
        make(HomeClaim.of(app, names, settings));
        make(AppSecret.of(app, keys, names));
        make(new AppPod(settings, names).of(app, size));
    }

    private void make(HasMetadata thing) {
        try {
            client.resource(thing).inNamespace(settings.namespace()).create();
        } catch (KubernetesClientException failure) {
            if (failure.getCode() != CONFLICT) {
                throw failure;
            }
        }
    }

    /** The cluster's own words of what it refused, or why it doesn't answer. */
    static String words(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getMessage)
                .orElseGet(
                        () -> Optional.ofNullable(failure.getCause()).orElse(failure).toString());
    }

    boolean hasPod(String launchId) {
        return client.pods()
                        .inNamespace(settings.namespace())
                        .withName(AppNames.pod(launchId))
                        .get()
                != null;
    }

    /** Begins to end a pod, if it is there. */
    void endPod(String launchId) {
        client.pods().inNamespace(settings.namespace()).withName(AppNames.pod(launchId)).delete();
    }

    void deleteSecret(String launchId) {
        client.secrets()
                .inNamespace(settings.namespace())
                .withName(AppNames.pod(launchId))
                .delete();
    }

    List<Secret> secrets() {
        return client.secrets()
                .inNamespace(settings.namespace())
                .withLabels(names.all(AppNames.APP))
                .list()
                .getItems();
    }

    /** Deletes the homes of a domain. */
    void deleteHomes(String domainId) {
        Map<String, String> labels = new TreeMap<>(names.all(AppNames.HOME));
        labels.put(AppNames.DOMAIN, domainId);
        deleteClaims(labels);
    }

    /** Deletes all homes and the policy. */
    void deleteAll() {
        deleteClaims(names.all(AppNames.HOME));
        client.resource(AppsPolicy.of(settings.callers(), names))
                .inNamespace(settings.namespace())
                .delete();
    }

    private void deleteClaims(Map<String, String> labels) {
        client.persistentVolumeClaims()
                .inNamespace(settings.namespace())
                .withLabels(labels)
                .delete();
    }

    /** Every pod of an app, and each change of one. */
    SharedIndexInformer<Pod> pods(long resyncMillis) {
        return client.pods()
                .inNamespace(settings.namespace())
                .withLabels(names.all(AppNames.APP))
                .runnableInformer(resyncMillis);
    }
}

package cloister.kubernetes;

import cloister.studio.AppLaunch;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;

import java.util.Map;

/** The claim of a user profile's or space's home, which its apps come and go with. */
final class HomeClaim {
    private HomeClaim() {}

    static PersistentVolumeClaim of(AppLaunch app, AppNames names, KubernetesSettings settings) {
        PersistentVolumeClaim claim =
                new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(AppNames.home(app))
                        .withLabels(names.homeLabels(app))
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withNewResources()
                        .withRequests(Map.of("storage", new Quantity(settings.homeSize())))
                        .endResources()
                        .endSpec()
                        .build();
        settings.storageClass().ifPresent(claim.getSpec()::setStorageClassName);
        return claim;
    }
}

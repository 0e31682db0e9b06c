package cloister.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.studio.AppLaunch;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;

import org.junit.jupiter.api.Test;

import java.util.Map;

class AppsPolicyTest {
    private static final AppNames NAMES = new AppNames("0123456789ab");

    private final AppLaunch app = Apps.launch("0123456789abcdef", "ana");
    private final NetworkPolicySpec policy =
            AppsPolicy.of(Apps.SETTINGS.callers(), NAMES).getSpec();

    @Test
    void it_is_about_every_app_s_pod() {
        assertThat(NAMES.labels(app))
                .containsAllEntriesOf(policy.getPodSelector().getMatchLabels());
    }

    @Test
    void cloister_alone_reaches_the_port_and_no_app_reaches_another() {
        assertThat(policy.getPolicyTypes()).contains("Ingress");
        assertThat(policy.getIngress()).hasSize(1);
        NetworkPolicyIngressRule rule = policy.getIngress().getFirst();
        assertThat(rule.getPorts()).hasSize(1);
        assertThat(rule.getPorts().getFirst().getPort().getIntVal()).isEqualTo(8888);
        assertThat(rule.getFrom()).hasSize(1);
        NetworkPolicyPeer peer = rule.getFrom().getFirst();
        assertThat(peer.getNamespaceSelector().getMatchLabels())
                .isEqualTo(Map.of("kubernetes.io/metadata.name", "cloister"));
        assertThat(NAMES.labels(app).entrySet())
                .doesNotContainAnyElementsOf(peer.getPodSelector().getMatchLabels().entrySet());
    }

    @Test
    void a_cloister_outside_of_the_cluster_is_known_by_its_address() {
        NetworkPolicyPeer peer =
                AppsPolicy.of(new Callers.Addresses("10.0.0.5/32"), NAMES)
                        .getSpec()
                        .getIngress()
                        .getFirst()
                        .getFrom()
                        .getFirst();

        assertThat(peer.getIpBlock().getCidr()).isEqualTo("10.0.0.5/32");
        assertThat(peer.getPodSelector()).isNull();
    }

    @Test
    void what_a_cloud_tells_a_machine_is_out_of_reach() {
        assertThat(policy.getEgress())
                .flatExtracting(rule -> rule.getTo())
                .filteredOn(peer -> peer.getIpBlock() != null)
                .flatExtracting(peer -> peer.getIpBlock().getExcept())
                .contains("169.254.0.0/16", "fe80::/10");
    }
}

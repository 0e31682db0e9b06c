package cloister.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;

import java.util.List;
import java.util.Map;

/**
 * Who may reach apps, and whom they may reach: Cloister alone reaches their port, so that no app
 * reaches another; they reach everything but the machine that they are on and what it is told by
 * its cloud (link-local addresses), from which a pod would get the machine's credentials.
 */
final class AppsPolicy {
    private AppsPolicy() {}

    static NetworkPolicy of(Callers callers, AppNames names) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName("studio-apps-" + names.instance())
                .withLabels(names.all("studio-policy"))
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(names.all(AppNames.APP))
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .withFrom(peer(callers))
                .withPorts(port("TCP", AppPod.PORT))
                .endIngress()
                .withEgress(names(), pods(), addresses())
                .endSpec()
                .build();
    }

    private static NetworkPolicyPeer peer(Callers callers) {
        return switch (callers) {
            case Callers.Pods(String namespace, String label, String value) ->
                    new NetworkPolicyPeerBuilder()
                            .withNewNamespaceSelector()
                            .withMatchLabels(Map.of("kubernetes.io/metadata.name", namespace))
                            .endNamespaceSelector()
                            .withNewPodSelector()
                            .withMatchLabels(Map.of(label, value))
                            .endPodSelector()
                            .build();
            case Callers.Addresses(String cidr) -> block(cidr);
        };
    }

    /** Some clusters answer for names at a link-local address. */
    private static NetworkPolicyEgressRule names() {
        return new NetworkPolicyEgressRuleBuilder()
                .withPorts(port("UDP", 53), port("TCP", 53))
                .build();
    }

    /** Blocks of addresses mean no pods to some network plugins. */
    private static NetworkPolicyEgressRule pods() {
        return new NetworkPolicyEgressRuleBuilder()
                .addNewTo()
                .withNewNamespaceSelector()
                .endNamespaceSelector()
                .endTo()
                .build();
    }

    private static NetworkPolicyEgressRule addresses() {
        return new NetworkPolicyEgressRuleBuilder()
                .withTo(
                        block("0.0.0.0/0", "169.254.0.0/16"),
                        block("::/0", "fe80::/10", "fd00:ec2::/32"))
                .build();
    }

    private static NetworkPolicyPeer block(String cidr, String... except) {
        return new NetworkPolicyPeerBuilder()
                .withNewIpBlock()
                .withCidr(cidr)
                .withExcept(List.of(except))
                .endIpBlock()
                .build();
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(protocol)
                .withPort(new IntOrString(number))
                .build();
    }
}

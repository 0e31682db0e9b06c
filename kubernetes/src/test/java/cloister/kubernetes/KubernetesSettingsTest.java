package cloister.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class KubernetesSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cloister.example",
                "https://10.0.0.5:8443/",
                "http://127.0.0.1:4566",
                "http://localhost:4566",
                "http://[::1]:4566"
            })
    void credentials_come_over_https_or_from_the_pod_itself(String endpoint) {
        assertThat(with(endpoint).endpoint()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cloister.example",
                "http://10.0.0.5:4566",
                "http://127.0.0.1.example",
                "ftp://127.0.0.1",
                "cloister.example",
                "https://",
                ""
            })
    void an_endpoint_that_sdks_would_not_ask_is_refused(String endpoint) {
        assertThatThrownBy(() -> with(endpoint)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callers_are_addresses_or_labelled_pods() {
        assertThat(Callers.parse("10.0.0.5/32")).isEqualTo(new Callers.Addresses("10.0.0.5/32"));
        assertThat(Callers.parse("fd00::/64")).isEqualTo(new Callers.Addresses("fd00::/64"));
        assertThat(Callers.parse(" ns  app=cloister "))
                .isEqualTo(new Callers.Pods("ns", "app", "cloister"));
        assertThatThrownBy(() -> Callers.parse("everybody"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static KubernetesSettings with(String endpoint) {
        return new KubernetesSettings(
                Optional.empty(),
                "apps",
                "image",
                Optional.empty(),
                endpoint,
                new Callers.Addresses("10.0.0.5/32"),
                Optional.empty(),
                "5Gi");
    }
}

package cloister.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceSizeTest {
    @Test
    void types_have_the_size_of_their_machines() {
        assertThat(InstanceSize.of("ml.t3.medium")).contains(new InstanceSize(2, 4, 0));
        assertThat(InstanceSize.of("ml.c5.9xlarge")).contains(new InstanceSize(36, 72, 0));
        assertThat(InstanceSize.of("ml.r7i.48xlarge")).contains(new InstanceSize(192, 1536, 0));
        assertThat(InstanceSize.of("ml.g5.12xlarge")).contains(new InstanceSize(48, 192, 4));
        assertThat(InstanceSize.of("system")).isEqualTo(InstanceSize.of(InstanceSize.DEFAULT_TYPE));
    }

    @Test
    void a_type_that_nobody_has_measured_has_none() {
        assertThat(InstanceSize.of("ml.trn1.2xlarge")).isEmpty();
        assertThat(InstanceSize.of("")).isEmpty();
        assertThat(InstanceSize.of("#")).isEmpty();
    }
}

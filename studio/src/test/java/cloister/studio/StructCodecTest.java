package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class StructCodecTest {
    @Test
    void every_kind_of_value_comes_back_as_it_was() {
        Struct value =
                Lab.struct(
                        "Text",
                        "ü\"\n",
                        "Yes",
                        true,
                        "No",
                        false,
                        "Integer",
                        -7,
                        "Long",
                        4_000_000_000L,
                        "Double",
                        0.1,
                        "NotANumber",
                        Double.NaN,
                        "Decimal",
                        new BigDecimal("1.10"),
                        "Time",
                        Instant.parse("2026-01-02T03:04:05.678Z"),
                        "Map",
                        Map.of("$time", "a key of a map may look like ours", "n", 1),
                        "EmptyMap",
                        Map.of(),
                        "List",
                        List.of(Lab.struct("A", 1), List.of(), "x"),
                        "Empty",
                        Struct.EMPTY);

        assertThat(roundTrip(value)).isEqualTo(value);
    }

    @Test
    void blobs_come_back_byte_by_byte() {
        Struct back = roundTrip(Lab.struct("Blob", new byte[] {0, -1, 127}));

        assertThat((byte[]) back.get("Blob").orElseThrow()).containsExactly(0, -1, 127);
    }

    private static Struct roundTrip(Struct value) {
        return StructCodec.INSTANCE.decode(StructCodec.INSTANCE.encode(value));
    }
}

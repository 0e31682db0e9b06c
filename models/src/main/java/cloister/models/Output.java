package cloister.models;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bytes of a slim model's records, and the table of the strings they refer to by number. */
final class Output {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, Integer> strings = new LinkedHashMap<>();

    Output() {
        number("");
    }

    int position() {
        return body.size();
    }

    byte[] body() {
        return body.toByteArray();
    }

    /** The strings in the order of their numbers; the first is empty and stands for none. */
    List<byte[]> strings() {
        List<byte[]> encoded = new ArrayList<>();
        strings.keySet().forEach(text -> encoded.add(text.getBytes(StandardCharsets.UTF_8)));
        return encoded;
    }

    int number(String text) {
        return strings.computeIfAbsent(text, added -> strings.size());
    }

    void text(@Nullable String text) {
        unsigned(number(text == null ? "" : text));
    }

    /** A number of at least 0, seven bits a byte, the low ones first. */
    void unsigned(long value) {
        long rest = value;
        while (rest > 0x7F) {
            body.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        body.write((int) rest);
    }

    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void real(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            body.write((int) (bits >>> shift));
        }
    }
}

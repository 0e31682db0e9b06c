package cloister.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A policy that AWS keeps for every account, as far as Cloister knows it: its document says in our
 * own words what AWS documents that it allows, for the services there are here. Its id is ours too.
 *
 * @param path {@code /}, {@code /service-role/} or {@code /job-function/}
 */
record AwsManagedPolicy(String id, String name, String path, String description, String document) {
    /** The only version that one has here. */
    static final String VERSION_ID = "v1";

    /** When they were written. */
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private static final String ARN = "arn:aws:iam::aws:policy";

    static boolean isArn(String arn) {
        return arn.startsWith(ARN);
    }

    static Optional<AwsManagedPolicy> find(String arn) {
        return Optional.ofNullable(Known.BY_ARN.get(arn));
    }

    /** All of them in the order of their ARNs. */
    static Stream<AwsManagedPolicy> all() {
        return Known.BY_ARN.values().stream();
    }

    String arn() {
        return ARN + path + name;
    }

    private static AwsManagedPolicy read(Fields in) {
        String name = in.text("name");
        return new AwsManagedPolicy(
                in.text("id"),
                name,
                in.text("path"),
                in.text("description"),
                new String(resource(name + ".json"), StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) {
        try (InputStream in = AwsManagedPolicy.class.getResourceAsStream("aws-managed/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource aws-managed/" + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Read when the first one is asked for. */
    private static final class Known {
        static final Map<String, AwsManagedPolicy> BY_ARN = new TreeMap<>();

        static {
            for (Fields entry : Fields.parse(resource("index.json")).children("policies")) {
                AwsManagedPolicy policy = AwsManagedPolicy.read(entry);
                BY_ARN.put(policy.arn(), policy);
            }
        }

        private Known() {}
    }
}

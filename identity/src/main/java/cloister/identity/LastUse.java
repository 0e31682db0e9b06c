package cloister.identity;

import java.time.Instant;

/**
 * When an access key or a role was last used.
 *
 * @param service the service's prefix, {@code sagemaker}
 */
record LastUse(Instant when, String service, String region) {
    static final JsonCodec<LastUse> CODEC = new JsonCodec<>(LastUse::write, LastUse::read);

    private void write(FieldWriter out) {
        out.time("when", when).text("service", service).text("region", region);
    }

    private static LastUse read(Fields in) {
        return new LastUse(in.time("when"), in.text("service"), in.text("region"));
    }
}

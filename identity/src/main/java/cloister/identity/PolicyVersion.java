package cloister.identity;

import java.time.Instant;

/**
 * One version of a managed policy.
 *
 * @param number from 1; its VersionId is {@code v1}
 */
record PolicyVersion(int number, String document, Instant created) {
    static final JsonCodec<PolicyVersion> CODEC =
            new JsonCodec<>(PolicyVersion::write, PolicyVersion::read);

    private void write(FieldWriter out) {
        out.number("number", number).text("document", document).time("created", created);
    }

    private static PolicyVersion read(Fields in) {
        return new PolicyVersion(in.number("number"), in.text("document"), in.time("created"));
    }

    String versionId() {
        return "v" + number;
    }
}

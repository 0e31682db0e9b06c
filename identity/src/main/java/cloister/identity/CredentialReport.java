package cloister.identity;

import java.time.Instant;

/** A credential report as it was made. */
record CredentialReport(Instant generated, String csv) {
    static final JsonCodec<CredentialReport> CODEC =
            new JsonCodec<>(CredentialReport::write, CredentialReport::read);

    private void write(FieldWriter out) {
        out.time("generated", generated).text("csv", csv);
    }

    private static CredentialReport read(Fields in) {
        return new CredentialReport(in.time("generated"), in.text("csv"));
    }
}

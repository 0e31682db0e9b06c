package cloister.identity;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What the sign-in page keeps of an assertion while a person chooses a role: the assertion, used up
 * and issued again by us under an id of its own, sealed. AssumeRoleWithSAML takes it in the
 * response's place, once, as long as a new assertion would be taken.
 */
record SamlTickets(Sealing sealing) {
    private static final byte PURPOSE = 3;
    private static final int ID_BYTES = 16;

    String seal(SamlAssertion assertion, String providerArn, Instant now) {
        String id = "ticket-" + Base64.getUrlEncoder().encodeToString(UniqueId.random(ID_BYTES));
        SamlAssertion ours = assertion.again(id, now, now.plus(SamlChecks.FRESH));
        byte[] content =
                FieldWriter.object(
                        out -> {
                            out.text("provider", providerArn);
                            out.child("assertion", ours::write);
                        });
        return sealing.seal(PURPOSE, content, now);
    }

    /** The assertion in a ticket; empty where it isn't one of ours. */
    Optional<SamlAssertion> open(String ticket, String providerArn) {
        return fields(ticket)
                .filter(in -> in.text("provider").equals(providerArn))
                .map(in -> SamlAssertion.read(in.child("assertion")));
    }

    /** The provider whose word is in a ticket. */
    Optional<String> providerArn(String ticket) {
        return fields(ticket).map(in -> in.text("provider"));
    }

    private Optional<Fields> fields(String ticket) {
        return sealing.open(PURPOSE, ticket).map(Fields::parse);
    }
}

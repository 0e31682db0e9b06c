package cloister.identity;

import cloister.wire.ApiException;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** What must hold of a response beside its signatures: from whom it is, for where, and when. */
final class SamlChecks {
    /** How far a provider's clock may be ahead. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** How old an assertion may be. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private SamlChecks() {}

    /**
     * Makes sure that it is the provider's own.
     *
     * @throws ApiException InvalidIdentityToken
     */
    static void issuer(SamlReader.Read read, SamlSigner signer) {
        String issuer = read.assertion().issuer();
        if (!issuer.equals(signer.entityId())
                || !read.issuers().stream().allMatch(issuer::equals)) {
            throw SamlError.token("Issuer not present in specified provider");
        }
    }

    /**
     * Makes sure that it was to be posted here, for an audience that we are.
     *
     * @param here whether an address is one that it may have been posted to
     * @param us whether an audience is us
     * @throws ApiException InvalidIdentityToken
     */
    static void place(SamlReader.Read read, Predicate<String> here, Predicate<String> us) {
        SamlAssertion assertion = read.assertion();
        String destination = read.destination();
        if (!here.test(assertion.recipient())
                || !(destination.isEmpty() || here.test(destination))) {
            throw SamlError.invalid(
                    "its Recipient or Destination is another than this sign-in address");
        }
        boolean meant =
                !assertion.audiences().isEmpty()
                        && assertion.audiences().stream()
                                .allMatch(audiences -> audiences.stream().anyMatch(us));
        if (!meant) {
            throw SamlError.token("Response does not contain the required audience.");
        }
    }

    /**
     * Makes sure that it holds now.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException
     */
    static void time(SamlAssertion assertion, Instant now) {
        if (assertion.issued().isAfter(now.plus(SKEW))
                || assertion.notBefore().filter(now.plus(SKEW)::isBefore).isPresent()) {
            throw SamlError.invalid("it isn't valid yet");
        }
        if (!now.isBefore(assertion.issued().plus(FRESH))) {
            throw SamlError.expired("Token must be redeemed within 5 minutes of issuance");
        }
        if (!now.isBefore(assertion.confirmedUntil())
                || assertion.notOnOrAfter().filter(end -> !now.isBefore(end)).isPresent()
                || assertion.sessionEnd().filter(end -> !now.isBefore(end)).isPresent()) {
            throw SamlError.expired("The SAML response has expired");
        }
    }
}

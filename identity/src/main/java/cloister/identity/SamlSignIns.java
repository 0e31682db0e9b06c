package cloister.identity;

import static cloister.identity.SecureXml.children;

import cloister.store.Reader;
import cloister.wire.ApiException;

import org.w3c.dom.Element;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Checks SAML responses: signed by the provider, from it, for here, and now. */
final class SamlSignIns {
    private static final String AUDIENCE = "urn:amazon:webservices";
    private static final Pattern AWS_SIGN_IN =
            Pattern.compile("https://([a-z0-9-]+\\.)?signin\\.aws\\.amazon\\.com/(static/)?saml");

    /** How far a provider's clock may be ahead. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** How old an assertion may be. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final int SIGNERS = 1000;

    private final Account account;
    private final Supplier<String> signInUrl;
    private final GenerationCache<String, SamlSigner> signers = new GenerationCache<>(SIGNERS);

    /**
     * @param signInUrl where browsers post responses, beside AWS's own address; empty where nothing
     *     is served
     */
    SamlSignIns(Account account, Supplier<String> signInUrl) {
        this.account = account;
        this.signInUrl = signInUrl;
    }

    /**
     * What a response says, of which everything holds but that it wasn't used before ({@link
     * SamlReplays}).
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException
     */
    SamlAssertion read(String response, SamlProvider provider, Instant now) {
        if (!now.isBefore(provider.validUntil())) {
            throw SamlError.token("The metadata of the specified provider is no longer valid");
        }
        SamlSigner signer = signer(provider);
        SamlDocument document = SamlDocument.read(response);
        SamlSignatures.check(document, signer.keys());
        SamlAssertion assertion = SamlAssertion.of(document.assertion());
        checkIssuer(document, assertion, signer);
        checkPlace(document, assertion);
        checkTime(assertion, now);
        return assertion;
    }

    /**
     * The provider of that ARN.
     *
     * @throws ApiException InvalidIdentityToken
     */
    SamlProvider provider(Reader state, String arn) {
        return EntityKind.SAML_PROVIDER
                .byArn(state, account, arn)
                .orElseThrow(SamlError::noSuchProvider);
    }

    /** The providers whose responses have this issuer, for a response that names no provider. */
    List<SamlProvider> issuing(Reader state, String response) {
        Element assertion = SamlDocument.read(response).assertion();
        List<String> issuers =
                children(assertion, SamlDocument.ASSERTION, "Issuer").stream()
                        .map(SecureXml::text)
                        .toList();
        return EntityKind.SAML_PROVIDER
                .after(state, "")
                .filter(one -> issuers.equals(List.of(signer(one).entityId())))
                .toList();
    }

    private SamlSigner signer(SamlProvider provider) {
        return signers.get(provider.metadata())
                .orElseGet(
                        () -> {
                            SamlSigner signer = SamlSigner.of(provider.metadata());
                            signers.put(provider.metadata(), signer);
                            return signer;
                        });
    }

    private static void checkIssuer(
            SamlDocument document, SamlAssertion assertion, SamlSigner signer) {
        List<String> issuers =
                children(document.response(), SamlDocument.ASSERTION, "Issuer").stream()
                        .map(SecureXml::text)
                        .toList();
        if (!assertion.issuer().equals(signer.entityId())
                || !issuers.stream().allMatch(assertion.issuer()::equals)) {
            throw SamlError.token("Issuer not present in specified provider");
        }
    }

    private void checkPlace(SamlDocument document, SamlAssertion assertion) {
        String destination = document.response().getAttribute("Destination");
        if (!isHere(assertion.recipient()) || !(destination.isEmpty() || isHere(destination))) {
            throw SamlError.invalid(
                    "its Recipient or Destination is another than this sign-in address");
        }
        boolean meant =
                !assertion.audiences().isEmpty()
                        && assertion.audiences().stream()
                                .allMatch(
                                        audiences ->
                                                audiences.stream()
                                                        .anyMatch(
                                                                one ->
                                                                        one.equals(AUDIENCE)
                                                                                || isHere(one)));
        if (!meant) {
            throw SamlError.token("Response does not contain the required audience.");
        }
    }

    private boolean isHere(String address) {
        String own = signInUrl.get();
        return AWS_SIGN_IN.matcher(address).matches() || (!own.isEmpty() && address.equals(own));
    }

    private static void checkTime(SamlAssertion assertion, Instant now) {
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

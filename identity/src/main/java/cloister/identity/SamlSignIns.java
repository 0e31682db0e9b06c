package cloister.identity;

import static cloister.identity.SecureXml.children;

import cloister.store.Reader;
import cloister.wire.ApiException;

import org.w3c.dom.Element;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Checks SAML responses: signed by the provider, from it, for here, and now. */
final class SamlSignIns {
    private static final String AUDIENCE = "urn:amazon:webservices";
    private static final Pattern AWS_SIGN_IN =
            Pattern.compile("https://([a-z0-9-]+\\.)?signin\\.aws\\.amazon\\.com/(static/)?saml");

    private final Account account;
    private final Supplier<String> signInUrl;
    private final SamlTickets tickets;
    private final SamlReader reader = new SamlReader();

    /**
     * @param signInUrl where browsers post responses, beside AWS's own address; empty where nothing
     *     is served
     */
    SamlSignIns(Account account, Supplier<String> signInUrl, SamlTickets tickets) {
        this.account = account;
        this.signInUrl = signInUrl;
        this.tickets = tickets;
    }

    /**
     * What a response says, or else a ticket of our sign-in page, of which everything holds but
     * that it wasn't used before ({@link SamlReplays}).
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException
     */
    SamlAssertion read(String response, SamlProvider provider, Instant now) {
        if (!now.isBefore(provider.validUntil())) {
            throw SamlError.token("The metadata of the specified provider is no longer valid");
        }
        Optional<SamlAssertion> ticket = tickets.open(response, account.arn(provider));
        if (ticket.isPresent()) {
            SamlChecks.time(ticket.get(), now);
            return ticket.get();
        }
        SamlReader.Read read = reader.read(response, provider.metadata());
        SamlChecks.issuer(read, reader.signer(provider.metadata()));
        SamlChecks.place(read, this::isHere, one -> one.equals(AUDIENCE) || isHere(one));
        SamlChecks.time(read.assertion(), now);
        return read.assertion();
    }

    /** Whether a browser was to post an assertion to this server's own address. */
    boolean isForThisPage(SamlAssertion assertion) {
        return assertion.recipient().equals(signInUrl.get());
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
                .filter(one -> issuers.equals(List.of(reader.signer(one.metadata()).entityId())))
                .toList();
    }

    private boolean isHere(String address) {
        String own = signInUrl.get();
        return AWS_SIGN_IN.matcher(address).matches() || (!own.isEmpty() && address.equals(own));
    }
}

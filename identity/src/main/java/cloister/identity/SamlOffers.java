package cloister.identity;

import cloister.wire.ApiException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people may choose from whose identity provider sent their browser to our sign-in page. */
record SamlOffers(Account account, SamlSignIns signIns, SamlTickets tickets) {
    /**
     * Checks a response and uses it up.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException
     */
    SamlOffer of(String response, Instant now) {
        List<SamlProvider> providers = signIns.issuing(account.read(), response);
        if (providers.isEmpty()) {
            throw SamlError.noSuchProvider();
        }
        Optional<ApiException> refusal = Optional.empty();
        for (SamlProvider provider : providers) {
            try {
                return used(signIns.read(response, provider, now), provider, now);
            } catch (ApiException refused) {
                refusal = refusal.or(() -> Optional.of(refused));
            }
        }
        throw refusal.orElseThrow();
    }

    private SamlOffer used(SamlAssertion assertion, SamlProvider provider, Instant now) {
        if (!signIns.isForThisPage(assertion)) {
            throw SamlError.invalid("its Recipient is another than this sign-in address");
        }
        SamlOffer offer =
                offer(
                        assertion,
                        account.arn(provider),
                        tickets.seal(assertion, account.arn(provider), now));
        if (offer.roles().isEmpty()) {
            throw SamlError.invalid("it offers no role by provider " + account.arn(provider));
        }
        account.change(state -> SamlReplays.use(state, provider, assertion, now));
        return offer;
    }

    private static SamlOffer offer(SamlAssertion assertion, String providerArn, String ticket) {
        SamlAttributes attributes = assertion.attributes();
        return new SamlOffer(
                ticket,
                providerArn,
                attributes.roleSessionName(),
                attributes.roles().stream()
                        .filter(role -> role.providerArn().equals(providerArn))
                        .distinct()
                        .toList(),
                attributes.sessionDuration());
    }

    /** The offer that a ticket is of; empty where the ticket isn't one of ours. */
    Optional<SamlOffer> byTicket(String ticket) {
        return tickets.providerArn(ticket)
                .flatMap(
                        providerArn ->
                                tickets.open(ticket, providerArn)
                                        .map(assertion -> offer(assertion, providerArn, ticket)));
    }
}

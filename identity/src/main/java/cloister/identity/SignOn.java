package cloister.identity;

import cloister.wire.ApiException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Single sign-on: people of the directory sign in at an external provider, by OpenID Connect (the
 * code flow with PKCE, state and nonce) or by SAML, begun here or at the provider.
 */
public final class SignOn {
    private static final byte PURPOSE = 4;
    private static final Duration UNFINISHED = Duration.ofMinutes(10);

    private final DirectoryPeople people;
    private final Sealing sealing;
    private final SignOnProtocol protocol;

    private SignOn(DirectoryPeople people, Sealing sealing, SignOnProtocol protocol) {
        this.people = people;
        this.sealing = sealing;
        this.protocol = protocol;
    }

    /**
     * Single sign-on at a provider.
     *
     * @param place where the provider sends browsers back to: our URL, to which {@code /saml} or
     *     {@code /oidc} is added
     */
    static SignOn at(
            ExternalProvider provider,
            Account account,
            Sealing sealing,
            OidcKeys keys,
            Supplier<String> place) {
        SignOnProtocol protocol =
                switch (provider) {
                    case ExternalProvider.Saml saml ->
                            new SamlSignOn(account, sealing, saml.metadata(), place);
                    case ExternalProvider.Oidc oidc ->
                            new OidcSignOn(new OidcClient(oidc), keys, place);
                };
        return new SignOn(new DirectoryPeople(account), sealing, protocol);
    }

    /**
     * A person's way to the provider.
     *
     * @param address where to send the browser
     * @param kept what the browser must bring back; it can neither read nor change it
     */
    public record Departure(String address, String kept, Duration good) {}

    /** Somebody whom the provider made sure of, and where they wanted to go; may be empty. */
    public record Arrival(DirectoryPerson person, String next) {}

    /**
     * Sends somebody to the provider.
     *
     * @throws ApiException IDPCommunicationError
     */
    public Departure depart(String next, Instant now) {
        SignOnRequest request =
                new SignOnRequest(
                        "_" + BearerToken.next(),
                        BearerToken.next(),
                        BearerToken.next(),
                        next,
                        now.plus(UNFINISHED));
        return new Departure(
                protocol.address(request, now),
                sealing.seal(PURPOSE, request.encode(), now),
                UNFINISHED);
    }

    /**
     * Takes what a browser brings back from the provider.
     *
     * @param kept what it was given at its departure
     * @throws ApiException as {@link SignOnProtocol#answer}; AccessDenied where the directory has
     *     no such user
     */
    public Arrival arrive(Map<String, String> came, Optional<String> kept, Instant now) {
        Optional<SignOnRequest> request =
                kept.flatMap(token -> sealing.open(PURPOSE, token))
                        .map(SignOnRequest::decode)
                        .filter(begun -> now.isBefore(begun.expires()));
        SignOnProtocol.Answer answer = protocol.answer(came, request, now);
        return people.named(answer.userName())
                .map(person -> new Arrival(person, answer.next()))
                .orElseThrow(
                        () ->
                                new ApiException(
                                        "AccessDenied",
                                        "The directory of IAM Identity Center has no user "
                                                + answer.userName()
                                                + ".",
                                        403));
    }

    /**
     * Takes the SAML response that a browser posts from the provider's site, which brings no cookie
     * of ours; empty where the provider doesn't speak SAML.
     *
     * @return what to come back with by a plain link, to {@link #arrive}
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException
     */
    public Optional<Map<String, String>> posted(Map<String, String> form, Instant now) {
        return protocol instanceof SamlSignOn saml
                ? Optional.of(saml.posted(form, now))
                : Optional.empty();
    }

    /** What a SAML provider needs to know of us; empty where the provider doesn't speak SAML. */
    public Optional<String> metadata() {
        return protocol instanceof SamlSignOn saml
                ? Optional.of(saml.ownMetadata())
                : Optional.empty();
    }
}

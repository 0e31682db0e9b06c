package cloister.cli;

import cloister.identity.ExternalProvider;
import cloister.wire.ApiException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The external provider of single sign-on, as a configuration file names it. */
final class SignOnSettings {
    private static final String METADATA = "sso-saml-metadata";
    private static final String ISSUER = "sso-oidc-issuer";
    private static final String CLIENT = "sso-oidc-client-id";
    private static final String SECRET = "sso-oidc-client-secret";

    /** What a configuration file may say of it; a secret has no place on a command line. */
    static final List<String> KEYS = List.of(METADATA, ISSUER, CLIENT, SECRET);

    private SignOnSettings() {}

    /**
     * The provider; empty where none is named.
     *
     * @throws UsageException it is named by halves or twice, or can't be one
     */
    static Optional<ExternalProvider> of(Map<String, String> given) {
        Optional<String> metadata = Optional.ofNullable(given.get(METADATA));
        Optional<String> issuer = Optional.ofNullable(given.get(ISSUER));
        Optional<String> client = Optional.ofNullable(given.get(CLIENT));
        if (metadata.isPresent() && issuer.isPresent()) {
            throw new UsageException(
                    "%s and %s name two identity providers: take one".formatted(METADATA, ISSUER));
        }
        if (issuer.isPresent() != client.isPresent()) {
            throw new UsageException(
                    "%s and %s go together; one of them is missing".formatted(ISSUER, CLIENT));
        }
        if (issuer.isEmpty() && given.containsKey(SECRET)) {
            throw new UsageException(SECRET + " is of no use without " + ISSUER);
        }
        try {
            return metadata.<ExternalProvider>map(
                            file -> new ExternalProvider.Saml(read(Path.of(file))))
                    .or(
                            () ->
                                    issuer.map(
                                            url ->
                                                    new ExternalProvider.Oidc(
                                                            url,
                                                            client.orElseThrow(),
                                                            Optional.ofNullable(
                                                                    given.get(SECRET)))));
        } catch (ApiException wrong) {
            throw new UsageException("single sign-on: " + wrong.text(), wrong);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UsageException("can't read the SAML metadata " + file, unreadable);
        }
    }
}

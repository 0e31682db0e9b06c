package cloister.identity;

import cloister.wire.ApiException;

import java.util.List;

/**
 * Reads SAML responses whose signatures are right. A sign-in asks about the same response more than
 * once, and its signatures are checked once.
 */
final class SamlReader {
    private static final int SIGNERS = 1000;
    private static final int RESPONSES = 100;

    private final GenerationCache<String, SamlSigner> signers = new GenerationCache<>(SIGNERS);
    private final GenerationCache<Key, Read> reads = new GenerationCache<>(RESPONSES);

    /**
     * What a response says that the provider signed.
     *
     * @param destination where it was to be posted; may be empty
     * @param issuers those that the response itself names, beside its assertion
     */
    record Read(SamlAssertion assertion, String destination, List<String> issuers) {}

    private record Key(String response, String metadata) {}

    /**
     * Reads a response, in Base64.
     *
     * @throws ApiException InvalidIdentityToken
     */
    Read read(String response, String metadata) {
        Key key = new Key(response, metadata);
        return reads.get(key)
                .orElseGet(
                        () -> {
                            Read read = checked(response, metadata);
                            reads.put(key, read);
                            return read;
                        });
    }

    private Read checked(String response, String metadata) {
        SamlDocument document = SamlDocument.read(response);
        SamlSignatures.check(document, signer(metadata).keys());
        return new Read(
                SamlAssertion.of(document.assertion()),
                document.response().getAttribute("Destination"),
                SecureXml.children(document.response(), SamlDocument.ASSERTION, "Issuer").stream()
                        .map(SecureXml::text)
                        .toList());
    }

    /** Who signs, by a provider's metadata. */
    SamlSigner signer(String metadata) {
        return signers.get(metadata)
                .orElseGet(
                        () -> {
                            SamlSigner signer = SamlSigner.of(metadata);
                            signers.put(metadata, signer);
                            return signer;
                        });
    }
}

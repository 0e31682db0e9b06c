package cloister.identity;

import cloister.wire.ApiException;

import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Who signs for a SAML provider, as its metadata tells: its entity ID, and the keys of the
 * certificates it signs with. A certificate's own dates don't count (IAM user guide, "Create a SAML
 * identity provider in IAM").
 */
record SamlSigner(String entityId, List<PublicKey> keys) {

    /**
     * Reads metadata.
     *
     * @throws ApiException InvalidInput
     */
    static SamlSigner of(String metadata) {
        Element root = SamlMetadata.parse(metadata).getDocumentElement();
        List<PublicKey> keys = new ArrayList<>();
        for (Element provider :
                SecureXml.children(root, SamlMetadata.METADATA, "IDPSSODescriptor")) {
            for (Element key :
                    SecureXml.children(provider, SamlMetadata.METADATA, "KeyDescriptor")) {
                if (!key.getAttribute("use").equals("encryption")) {
                    keys.addAll(keysIn(key));
                }
            }
        }
        return new SamlSigner(root.getAttribute("entityID"), List.copyOf(keys));
    }

    private static List<PublicKey> keysIn(Element descriptor) {
        return SecureXml.all(descriptor).stream()
                .filter(found -> SecureXml.is(found, SamlMetadata.SIGNATURE, "X509Certificate"))
                .map(SamlSigner::key)
                .toList();
    }

    private static PublicKey key(Element certificate) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(SecureXml.text(certificate));
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes))
                    .getPublicKey();
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw SamlMetadata.invalid("a certificate in it (X509Certificate) can't be read");
        }
    }
}

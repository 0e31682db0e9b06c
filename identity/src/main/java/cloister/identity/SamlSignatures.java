package cloister.identity;

import org.w3c.dom.Element;

import java.security.PublicKey;
import java.util.List;
import java.util.Set;

import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;

/**
 * Checks a SAML response's signatures with the JDK's XML signatures (Apache Santuario), in secure
 * validation. What a signature says of its own key counts for nothing: the provider's metadata has
 * the keys. A signature is of the element it stands in, whole, or it is none.
 */
final class SamlSignatures {
    private static final String DSIG_MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final Set<String> METHODS =
            Set.of(
                    SignatureMethod.RSA_SHA256,
                    SignatureMethod.RSA_SHA384,
                    SignatureMethod.RSA_SHA512,
                    SignatureMethod.SHA256_RSA_MGF1,
                    SignatureMethod.SHA384_RSA_MGF1,
                    SignatureMethod.SHA512_RSA_MGF1,
                    SignatureMethod.ECDSA_SHA256,
                    SignatureMethod.ECDSA_SHA384,
                    SignatureMethod.ECDSA_SHA512);
    private static final Set<String> DIGESTS =
            Set.of(DigestMethod.SHA256, DSIG_MORE + "sha384", DigestMethod.SHA512);
    private static final Set<String> TRANSFORMS =
            Set.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);

    private SamlSignatures() {}

    /**
     * Makes sure that the assertion is signed, itself or with its response, and that what is signed
     * is signed right.
     *
     * @throws cloister.wire.ApiException InvalidIdentityToken
     */
    static void check(SamlDocument document, List<PublicKey> keys) {
        if (document.responseSignature().isEmpty() && document.assertionSignature().isEmpty()) {
            throw SamlError.invalid("neither the Response nor its Assertion is signed");
        }
        document.responseSignature()
                .ifPresent(signature -> check(signature, document.response(), keys));
        document.assertionSignature()
                .ifPresent(signature -> check(signature, document.assertion(), keys));
    }

    private static void check(Element signature, Element signed, List<PublicKey> keys) {
        String id = signed.getAttribute("ID");
        if (id.isEmpty()) {
            throw SamlError.signature();
        }
        signed.setIdAttribute("ID", true);
        if (keys.stream().noneMatch(key -> isValid(signature, id, key))) {
            throw SamlError.signature();
        }
    }

    private static boolean isValid(Element signature, String id, PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            XMLSignature read =
                    XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return read.getObjects().isEmpty()
                    && isOfWhole(read.getSignedInfo(), id)
                    && read.validate(context);
        } catch (MarshalException | XMLSignatureException | ClassCastException forged) {
            return false;
        }
    }

    private static boolean isOfWhole(SignedInfo info, String id) {
        return info.getReferences().size() == 1
                && info.getCanonicalizationMethod()
                        .getAlgorithm()
                        .equals(CanonicalizationMethod.EXCLUSIVE)
                && METHODS.contains(info.getSignatureMethod().getAlgorithm())
                && isOfWhole(info.getReferences().getFirst(), id);
    }

    private static boolean isOfWhole(Reference reference, String id) {
        List<String> transforms =
                reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
        return ("#" + id).equals(reference.getURI())
                && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
                && transforms.contains(Transform.ENVELOPED)
                && TRANSFORMS.containsAll(transforms)
                && transforms.size() == Set.copyOf(transforms).size();
    }
}

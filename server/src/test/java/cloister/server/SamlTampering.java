package cloister.server;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Ways to tamper with SAML responses, by name. Those of the provider itself are signed after. */
final class SamlTampering {
    private static final String COMMENT = "<!-- x -->";

    private final SamlIdp idp;
    private final SamlIdp stranger = SamlIdp.create();
    private final String attributes;
    private final Map<String, String> all = new LinkedHashMap<>();

    SamlTampering(SamlIdp idp, String attributes) {
        this.idp = idp;
        this.attributes = attributes;
        signatures();
        wrappings();
        wrappingsElsewhere();
        contents();
        times();
        places();
        lacks();
        forms();
    }

    /** Base64 responses by what was done to them. */
    Map<String, String> all() {
        return all;
    }

    String honest(String... signed) {
        return idp.signed(plain(), signed);
    }

    private String plain() {
        return SamlIdp.response(attributes);
    }

    private void signatures() {
        put("not signed at all", plain());
        put("signed by a stranger", stranger.signed(plain(), "Assertion"));
        put("the response signed by a stranger", stranger.signed(plain(), "Response"));
        put(
                "the response by the provider, the assertion by a stranger",
                idp.signed(stranger.signed(plain(), "Assertion"), "Response"));
        put("the signature taken out", without(honest("Assertion"), "Signature"));
        put("the signature's value emptied", emptied(honest("Assertion"), "SignatureValue"));
        put("the signature's value of another", otherValue("SignatureValue"));
        put("the digest of another", otherValue("DigestValue"));
        put("a reference to something else", honest("Response").replace("URI=\"#", "URI=\"#x"));
        put("an empty reference", honest("Assertion").replaceFirst("URI=\"#[^\"]*\"", "URI=\"\""));
        put(
                "another canonicalization",
                algorithm(
                        "xml-exc-c14n#\"/><ds:SignatureM",
                        "xml-exc-c14n#WithComments\"/><ds:SignatureM"));
        put(
                "a keyed hash with the public key",
                algorithm(
                        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"));
        put(
                "a weak signature",
                algorithm(
                        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                        "http://www.w3.org/2000/09/xmldsig#rsa-sha1"));
        put(
                "a weak digest",
                algorithm(
                        "http://www.w3.org/2001/04/xmlenc#sha256",
                        "http://www.w3.org/2000/09/xmldsig#sha1"));
        put(
                "a stylesheet among the transforms",
                algorithm(
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/TR/1999/REC-xslt-19991116"));
        put(
                "an XPath among the transforms",
                algorithm(
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/TR/1999/REC-xpath-19991116"));
    }

    private void wrappings() {
        put(
                "a forged assertion before the signed one",
                moved((response, signed, forged) -> response.insertBefore(forged, signed)));
        put(
                "a forged assertion after the signed one",
                moved((response, signed, forged) -> response.appendChild(forged)));
        put(
                "the signed assertion inside the forged one",
                moved(
                        (response, signed, forged) -> {
                            response.replaceChild(forged, signed);
                            forged.appendChild(signed);
                        }));
        put(
                "the signed assertion in the forged one's signature",
                moved(
                        (response, signed, forged) -> {
                            response.replaceChild(forged, signed);
                            Node signature = first(signed, "Signature");
                            forged.insertBefore(signature, forged.getFirstChild().getNextSibling());
                            Element object =
                                    (Element) signature.appendChild(ds(signature, "Object"));
                            object.appendChild(signed);
                        }));
    }

    private void wrappingsElsewhere() {
        put(
                "the signed assertion among extensions",
                moved(
                        (response, signed, forged) -> {
                            response.replaceChild(forged, signed);
                            Element extensions =
                                    response.getOwnerDocument()
                                            .createElementNS(
                                                    "urn:oasis:names:tc:SAML:2.0:protocol",
                                                    "samlp:Extensions");
                            response.insertBefore(extensions, forged);
                            extensions.appendChild(signed);
                        }));
        put(
                "the signed assertion among a status's details",
                moved(
                        (response, signed, forged) -> {
                            response.replaceChild(forged, signed);
                            first(response, "Status").appendChild(signed);
                        }));
        put(
                "the signed assertion's ID on a forged one",
                moved(
                        (response, signed, forged) -> {
                            forged.setAttribute("ID", signed.getAttribute("ID"));
                            response.insertBefore(forged, signed);
                        }));
        put(
                "a forged response around the signed one",
                edited(
                        "Response",
                        document -> {
                            Element signed = document.getDocumentElement();
                            Element forged = (Element) signed.cloneNode(true);
                            forged.setAttribute("ID", "_forged");
                            document.replaceChild(forged, signed);
                            forged.appendChild(signed);
                        }));
        put(
                "the signature lifted to the response",
                edited(
                        "Assertion",
                        document ->
                                document.getDocumentElement()
                                        .insertBefore(
                                                first(document.getDocumentElement(), "Signature"),
                                                first(document.getDocumentElement(), "Status"))));
        put(
                "two signatures of one assertion",
                edited(
                        "Assertion",
                        document -> {
                            Node signature = first(document.getDocumentElement(), "Signature");
                            signature
                                    .getParentNode()
                                    .insertBefore(signature.cloneNode(true), signature);
                        }));
    }

    private void contents() {
        put("another person", honest("Assertion").replace(">userA1<", ">userA2<"));
        put(
                "another person in the signed response",
                honest("Response").replace(">userA1<", ">userA2<"));
        put("another subject", honest("Assertion").replace(">ana<", ">root<"));
        put(
                "a comment in the name",
                honest("Assertion").replace(">userA1<", ">userA1" + COMMENT + "<"));
        put(
                "a comment that cuts the name",
                idp.signed(
                        plain().replace(">userA1<", ">userA1" + COMMENT + ".evil.example<"),
                        "Assertion"));
        put(
                "a processing instruction in the name",
                honest("Assertion").replace(">userA1<", ">user<?x y?>A1<"));
        put(
                "one attribute more",
                honest("Assertion")
                        .replace(
                                "</saml:AttributeStatement>",
                                SamlIdp.attribute("PrincipalTag:team", "TeamB")
                                        + "</saml:AttributeStatement>"));
        put("a tag with two values", attributes("PrincipalTag:team", "TeamA", "TeamB"));
        put("a tag that differs in case only", attributes("PrincipalTag:StudioUserId", "userA2"));
        put("a tag of AWS's own", attributes("PrincipalTag:aws:x", "y"));
        put(
                "a session name that is none",
                idp.signed(
                        SamlIdp.response(attributes.replace(">userA1<", ">a b/c<")), "Assertion"));
        put(
                "a role that isn't offered",
                idp.signed(
                        SamlIdp.response(attributes.replace("role/StudioUsers", "role/Admin")),
                        "Assertion"));
        put(
                "the role on another provider's word",
                idp.signed(
                        SamlIdp.response(
                                attributes.replace("saml-provider/Okta", "saml-provider/Other")),
                        "Assertion"));
    }

    private void times() {
        Instant now = Instant.now();
        put(
                "expired",
                replaced(
                        "NotOnOrAfter=\"[^\"]*\"",
                        "NotOnOrAfter=\"" + now.minus(Duration.ofSeconds(1)) + "\""));
        put(
                "not valid yet",
                replaced(
                        "NotBefore=\"[^\"]*\"",
                        "NotBefore=\"" + now.plus(Duration.ofMinutes(90)) + "\""));
        put(
                "issued long ago",
                replaced(
                        "IssueInstant=\"[^\"]*\"",
                        "IssueInstant=\"" + now.minus(Duration.ofMinutes(6)) + "\""));
        put(
                "issued tomorrow",
                replaced(
                        "IssueInstant=\"[^\"]*\"",
                        "IssueInstant=\"" + now.plus(Duration.ofDays(1)) + "\""));
        put("a time that is none", replaced("NotOnOrAfter=\"[^\"]*\"", "NotOnOrAfter=\"never\""));
        put(
                "the provider's own session over",
                replaced(
                        "<saml:AttributeStatement>",
                        "<saml:AuthnStatement SessionNotOnOrAfter=\""
                                + now.minus(Duration.ofHours(1))
                                + "\"/><saml:AttributeStatement>"));
    }

    private void places() {
        put("for another audience", replaced("urn:amazon:webservices", "urn:other"));
        put(
                "for two audiences, one of them another",
                replaced(
                        "</saml:AudienceRestriction>",
                        "</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>urn:other"
                            + "</saml:Audience></saml:AudienceRestriction>"));
        put(
                "for another recipient",
                replaced("Recipient=\"[^\"]*\"", "Recipient=\"https://evil.example/saml\""));
        put(
                "for a recipient that looks like us",
                replaced(
                        "Recipient=\"[^\"]*\"",
                        "Recipient=\"https://signin.aws.amazon.com.evil.example/saml\""));
        put(
                "to another destination",
                replaced("Destination=\"[^\"]*\"", "Destination=\"https://evil.example/saml\""));
        put("of another issuer", replaced(SamlIdp.ENTITY, "https://evil.example/saml"));
        put(
                "in a response of another issuer",
                idp.signed(
                        plain().replaceFirst(
                                        "<saml:Issuer>[^<]*", "<saml:Issuer>https://evil.example"),
                        "Assertion"));
    }

    private void lacks() {
        put(
                "no audience at all",
                replaced("(?s)<saml:AudienceRestriction>.*</saml:AudienceRestriction>", ""));
        put("no conditions at all", replaced("(?s)<saml:Conditions.*</saml:Conditions>", ""));
        put(
                "no confirmation",
                replaced("(?s)<saml:SubjectConfirmation .*</saml:SubjectConfirmation>", ""));
        put("a confirmation of a key holder", replaced("cm:bearer", "cm:holder-of-key"));
        put(
                "no end of the confirmation",
                replaced(
                        "<saml:SubjectConfirmationData NotOnOrAfter=\"[^\"]*\"",
                        "<saml:SubjectConfirmationData"));
        put("no success", replaced("status:Success", "status:AuthnFailed"));
        put(
                "no ID",
                idp.signed(plain(), "Assertion")
                        .replaceFirst("<saml:Assertion ID=\"[^\"]*\"", "<saml:Assertion"));
        put(
                "no session name",
                idp.signed(
                        SamlIdp.response(
                                attributes.replaceFirst(
                                        "<saml:Attribute"
                                            + " Name=\"[^\"]*RoleSessionName.*?</saml:Attribute>",
                                        "")),
                        "Assertion"));
    }

    private void forms() {
        put("a document type", "<!DOCTYPE x>" + honest("Assertion"));
        put(
                "an external entity",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + honest("Assertion").replace(">userA1<", ">&e;<"));
        put(
                "entities without end",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                        + honest("Assertion").replace(">userA1<", ">&b;<"));
        put(
                "an included file",
                honest("Assertion")
                        .replace(
                                "<saml:Subject>",
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\""
                                        + " href=\"file:///etc/passwd\""
                                        + " parse=\"text\"/><saml:Subject>"));
        put(
                "encrypted nonsense",
                replaced("<saml:Subject>", "<saml:EncryptedAttribute/><saml:Subject>"));
        put(
                "an assertion without a response",
                honest("Assertion")
                        .replaceAll("(?s)^.*?(<saml:Assertion)", "$1")
                        .replace("</samlp:Response>", "")
                        .replace(
                                "<saml:Assertion",
                                "<saml:Assertion"
                                        + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\""));
        put("a response cut short", honest("Assertion").substring(0, 900));
        put("no XML", "hello, this is dog");
        all.put("no Base64", "%%%%");
    }

    private String replaced(String from, String to) {
        return idp.signed(plain().replaceAll(from, to), "Assertion", "Response");
    }

    private String attributes(String name, String... values) {
        return idp.signed(
                SamlIdp.response(attributes + SamlIdp.attribute(name, values)), "Assertion");
    }

    private String algorithm(String from, String to) {
        return honest("Assertion").replace(from, to);
    }

    private String otherValue(String name) {
        Document other = SamlIdp.parse(honest("Assertion"));
        return edited(
                "Assertion",
                document ->
                        first(document.getDocumentElement(), name)
                                .setTextContent(
                                        first(other.getDocumentElement(), name).getTextContent()));
    }

    /** Signs the assertion, makes a forged copy for another person, and puts the two somewhere. */
    private String moved(Wrapping wrapping) {
        return edited(
                        "Assertion",
                        document -> {
                            Element response = document.getDocumentElement();
                            Element signed = (Element) first(response, "Assertion");
                            Element forged = (Element) signed.cloneNode(true);
                            forged.removeChild(first(forged, "Signature"));
                            forged.setAttribute("ID", "_forged");
                            wrapping.put(response, signed, forged);
                        })
                .replaceFirst("(ID=\"_forged\".*?)>userA1<", "$1>userA2<");
    }

    private String edited(String signed, Consumer<Document> edit) {
        Document document = SamlIdp.parse(honest(signed));
        edit.accept(document);
        return SamlIdp.write(document);
    }

    private static String without(String xml, String name) {
        Document document = SamlIdp.parse(xml);
        Node gone = first(document.getDocumentElement(), name);
        gone.getParentNode().removeChild(gone);
        return SamlIdp.write(document);
    }

    private static String emptied(String xml, String name) {
        Document document = SamlIdp.parse(xml);
        first(document.getDocumentElement(), name).setTextContent("");
        return SamlIdp.write(document);
    }

    private static Node first(Element top, String name) {
        return top.getElementsByTagNameNS("*", name).item(0);
    }

    private static Element ds(Node like, String name) {
        return like.getOwnerDocument()
                .createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:" + name);
    }

    private void put(String name, String xml) {
        all.put(name, SamlIdp.base64(xml));
    }

    /** Where a signed and a forged assertion are put in a response. */
    private interface Wrapping {
        void put(Element response, Element signed, Element forged);
    }
}

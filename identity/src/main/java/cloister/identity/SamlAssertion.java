package cloister.identity;

import static cloister.identity.SamlDocument.ASSERTION;
import static cloister.identity.SecureXml.children;

import cloister.wire.ApiException;

import org.w3c.dom.Element;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What an assertion says, read from its element alone.
 *
 * @param recipient where it was to be posted, of its one bearer confirmation
 * @param inResponseTo the request that it answers, of that confirmation
 * @param confirmedUntil when that confirmation ends
 * @param audiences for each restriction, those it names
 * @param sessionEnd when the provider's own session ends
 */
record SamlAssertion(
        String id,
        String issuer,
        Instant issued,
        String subject,
        String subjectFormat,
        String recipient,
        Optional<String> inResponseTo,
        Instant confirmedUntil,
        Optional<Instant> notBefore,
        Optional<Instant> notOnOrAfter,
        List<List<String>> audiences,
        Optional<Instant> sessionEnd,
        SamlAttributes attributes) {
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String UNSPECIFIED =
            "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    /**
     * Reads an assertion.
     *
     * @throws ApiException InvalidIdentityToken where it lacks what it must have
     */
    static SamlAssertion of(Element assertion) {
        Element subject = only(assertion, "Subject");
        Element name = only(subject, "NameID");
        Element confirmation = confirmation(subject);
        Element conditions = only(assertion, "Conditions");
        String format = name.getAttribute("Format");
        return new SamlAssertion(
                required(assertion, "ID"),
                SecureXml.text(only(assertion, "Issuer")),
                time(required(assertion, "IssueInstant")),
                SecureXml.text(name),
                format.isEmpty() ? UNSPECIFIED : format,
                required(confirmation, "Recipient"),
                Optional.of(confirmation.getAttribute("InResponseTo"))
                        .filter(request -> !request.isEmpty()),
                time(required(confirmation, "NotOnOrAfter")),
                optionalTime(conditions, "NotBefore"),
                optionalTime(conditions, "NotOnOrAfter"),
                children(conditions, ASSERTION, "AudienceRestriction").stream()
                        .map(SamlAssertion::audiences)
                        .toList(),
                children(assertion, ASSERTION, "AuthnStatement").stream()
                        .flatMap(
                                statement ->
                                        optionalTime(statement, "SessionNotOnOrAfter").stream())
                        .min(Instant::compareTo),
                SamlAttributes.of(assertion));
    }

    /** The same, issued again. */
    SamlAssertion again(String newId, Instant newIssued, Instant until) {
        return new SamlAssertion(
                newId,
                issuer,
                newIssued,
                subject,
                subjectFormat,
                recipient,
                Optional.empty(),
                until,
                Optional.empty(),
                Optional.of(until),
                List.of(),
                sessionEnd,
                attributes);
    }

    /** Writes what {@link #again} leaves. */
    void write(FieldWriter out) {
        out.text("id", id).text("issuer", issuer).time("issued", issued);
        out.text("subject", subject).text("format", subjectFormat).text("recipient", recipient);
        out.time("until", confirmedUntil);
        out.text("sessionEnd", sessionEnd.map(Instant::toString));
        out.child("attributes", child -> attributes.byName().forEach(child::texts));
    }

    static SamlAssertion read(Fields in) {
        Instant until = in.time("until");
        return new SamlAssertion(
                in.text("id"),
                in.text("issuer"),
                in.time("issued"),
                in.text("subject"),
                in.text("format"),
                in.text("recipient"),
                Optional.empty(),
                until,
                Optional.empty(),
                Optional.of(until),
                List.of(),
                in.optionalText("sessionEnd").map(Instant::parse),
                new SamlAttributes(in.textLists("attributes")));
    }

    private static Element confirmation(Element subject) {
        Element confirmation = only(subject, "SubjectConfirmation");
        if (!confirmation.getAttribute("Method").equals(BEARER)) {
            throw SamlError.invalid("its SubjectConfirmation isn't of a bearer");
        }
        Element data = only(confirmation, "SubjectConfirmationData");
        if (data.hasAttribute("NotBefore")) {
            throw SamlError.invalid("its SubjectConfirmationData has a NotBefore");
        }
        return data;
    }

    private static List<String> audiences(Element restriction) {
        return children(restriction, ASSERTION, "Audience").stream().map(SecureXml::text).toList();
    }

    private static Element only(Element parent, String name) {
        List<Element> found = children(parent, ASSERTION, name);
        if (found.size() != 1) {
            throw SamlError.invalid(
                    "its " + parent.getLocalName() + " has not exactly one " + name);
        }
        return found.getFirst();
    }

    private static String required(Element element, String attribute) {
        if (element.getAttribute(attribute).isEmpty()) {
            throw SamlError.invalid("its " + element.getLocalName() + " has no " + attribute);
        }
        return element.getAttribute(attribute);
    }

    private static Optional<Instant> optionalTime(Element element, String attribute) {
        return element.hasAttribute(attribute)
                ? Optional.of(time(element.getAttribute(attribute)))
                : Optional.empty();
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw SamlError.invalid("it has a time that is none: " + text);
        }
    }
}

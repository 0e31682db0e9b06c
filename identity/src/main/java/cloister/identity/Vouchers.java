package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Set;

/** Tells who asks in calls that bring an identity provider's word in place of a signature. */
public final class Vouchers {
    private static final String WITH_SAML = "sts:AssumeRoleWithSAML";
    private static final String WITH_WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

    private final SamlCommand saml;
    private final WebIdentityCommand webIdentity;

    Vouchers(SamlCommand saml, WebIdentityCommand webIdentity) {
        this.saml = saml;
        this.webIdentity = webIdentity;
    }

    /**
     * Whether callers of an operation are known by an identity provider's word.
     *
     * @param operation {@code prefix:Operation}
     */
    public boolean take(String operation) {
        return Set.of(WITH_SAML, WITH_WEB_IDENTITY).contains(operation);
    }

    /**
     * Who asks.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException, IDPCommunicationError;
     *     AccessDenied where the word isn't of the role that is asked for
     */
    public Vouched vouch(String operation, Struct input, Instant now) {
        return switch (operation) {
            case WITH_SAML -> saml.vouch(input, now);
            case WITH_WEB_IDENTITY -> webIdentity.vouch(input, now);
            default -> throw new IllegalArgumentException(operation + " takes signatures");
        };
    }
}

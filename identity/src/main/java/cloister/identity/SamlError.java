package cloister.identity;

import cloister.wire.ApiException;

/** The errors of identity tokens (STS API reference, "AssumeRoleWithSAML"). */
final class SamlError {
    private SamlError() {}

    static ApiException token(String message) {
        return new ApiException("InvalidIdentityToken", message, 400);
    }

    /** A response that isn't as it must be. */
    static ApiException invalid(String why) {
        return token("Your request included an invalid SAML response: " + why + ".");
    }

    static ApiException signature() {
        return token("Response signature invalid");
    }

    static ApiException expired(String message) {
        return new ApiException("ExpiredTokenException", message, 400);
    }

    static ApiException noSuchProvider() {
        return token("Specified provider doesn't exist");
    }
}

package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.Locale;

/** The errors of the portal's two APIs, SSO and SSO OIDC. */
final class PortalError {
    private PortalError() {}

    static ApiException request(String message) {
        return new ApiException("InvalidRequestException", message, 400);
    }

    static ApiException unauthorized() {
        return new ApiException("UnauthorizedException", "Session token not found or invalid", 401);
    }

    static ApiException notFound(String message) {
        return new ApiException("ResourceNotFoundException", message, 404);
    }

    /** What OAuth 2.0's word for an error is told by: {@code authorization_pending}. */
    static ApiException grant(String word, String description, int status) {
        StringBuilder code = new StringBuilder();
        for (String part : word.split("_", -1)) {
            code.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return new ApiException(
                code + "Exception",
                "",
                status,
                Struct.builder().put("error", word).put("error_description", description).build());
    }

    static ApiException client() {
        return grant("invalid_client", "Invalid client provided", 401);
    }
}

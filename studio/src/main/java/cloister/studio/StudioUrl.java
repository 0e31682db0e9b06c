package cloister.studio;

/** Where people open a domain's Studio. */
final class StudioUrl {
    private StudioUrl() {}

    static String of(String baseUrl, String domainId) {
        return baseUrl + "/studio/" + domainId;
    }

    /** A presigned URL. */
    static String signIn(String baseUrl, String domainId, String token) {
        return of(baseUrl, domainId) + "/auth?token=" + token;
    }
}

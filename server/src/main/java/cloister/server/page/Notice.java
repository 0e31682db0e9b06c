package cloister.server.page;

/**
 * A page that says one thing.
 *
 * @param code an error's code, empty where there is none
 * @param error its message as AWS words it
 * @param next what to do, empty where there is nothing to do
 */
public record Notice(
        Words words, String title, String text, String next, String code, String error) {

    /** A presigned URL that can't be redeemed: used, expired or unknown. */
    public static Notice linkUsed(Words words) {
        return new Notice(
                words,
                words.of("used.title"),
                words.of("used.text"),
                words.of("used.next"),
                "",
                "");
    }

    /** A Studio without a session. */
    public static Notice ended(Words words) {
        return new Notice(
                words,
                words.of("ended.title"),
                words.of("ended.text"),
                words.of("used.next"),
                "",
                "");
    }

    /** A request that policy denies. */
    public static Notice refused(Words words, String message) {
        return new Notice(
                words,
                words.of("refused.title"),
                words.of("refused.text"),
                words.of("refused.next"),
                "AccessDeniedException",
                message);
    }

    public static Notice signedOut(Words words) {
        return new Notice(words, words.of("left.title"), words.of("left.text"), "", "", "");
    }

    /** A request that failed here. */
    public static Notice failed(Words words, String requestId) {
        return new Notice(
                words,
                words.of("failed.title"),
                words.of("failed.text"),
                words.of("failed.next", requestId),
                "",
                "");
    }

    public static Notice missing(Words words) {
        return new Notice(words, words.of("missing.title"), words.of("missing.text"), "", "", "");
    }

    /** An app on its way. */
    public static Notice starting(Words words, String person) {
        return new Notice(
                words,
                words.of("starting.title"),
                words.of("starting.text", person),
                words.of("starting.next"),
                "",
                "");
    }

    /** An app that can't be had, for a reason that the API would give. */
    public static Notice noApp(Words words, String code, String reason) {
        return new Notice(
                words,
                words.of("noApp.title"),
                words.of("noApp.text"),
                words.of("noApp.next"),
                code,
                reason);
    }
}

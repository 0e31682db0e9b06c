package cloister.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.Secrets;

import java.security.MessageDigest;
import java.util.Base64;

/** What a form must bring back to show that it is from a page of the session it belongs to. */
public final class FormToken {
    private FormToken() {}

    /** The token for the pages of a session, by its cookie's value; it tells nothing of that. */
    public static String of(String cookie) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Secrets.sha256(("form " + cookie).getBytes(UTF_8)));
    }

    public static boolean matches(String cookie, String given) {
        return MessageDigest.isEqual(of(cookie).getBytes(UTF_8), given.getBytes(UTF_8));
    }
}

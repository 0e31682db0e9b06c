package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Forms of the console, each filled in.
 *
 * @param byAction by the action that it asks for and its address: {@code CreateRole
 *     /console/make/role}
 */
record FilledForms(Map<String, Map<String, String>> byAction) {
    /** A form with one field as given. */
    static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.put(name, value);
        return changed;
    }

    /**
     * Sends each as a user without permissions, and sees that it is refused in the words of AWS.
     *
     * @param who the user, as its ARN ends
     * @param service the service's prefix
     * @return the answers
     */
    Map<String, Answer> areDenied(ConsoleClient browser, String who, String service) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        byAction.forEach(
                (what, form) -> {
                    String[] parts = what.split(" ", 2);
                    Answer denied = browser.post(parts[1], form);
                    assertThat(denied.status()).as(what).isEqualTo(403);
                    assertThat(denied.body())
                            .as(what)
                            .contains(
                                    "AccessDenied",
                                    who
                                            + " is not authorized to perform: "
                                            + service
                                            + ":"
                                            + parts[0]);
                    answers.put(what, denied);
                });
        return answers;
    }

    /** Sends each without its session's token, and sees that it isn't taken. */
    void areForgedWithoutTheirToken(ConsoleClient browser) {
        byAction.forEach(
                (what, form) -> {
                    Answer forged = browser.post(what.split(" ", 2)[1], with(form, "csrf", ""));
                    assertThat(forged.status()).as(what).isEqualTo(403);
                    assertThat(forged.body()).contains("That form is not from here");
                });
    }
}

package cloister.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call was answered.
 *
 * @param status the HTTP status
 * @param code the error's name; empty where the call succeeded
 * @param message the error's text
 * @param output the output's members by name: String, Map, List and what JSON has beside them
 */
record Answer(int status, String code, String message, Map<String, Object> output) {
    private static final Set<String> DENIALS = Set.of("AccessDenied", "AccessDeniedException");

    static Answer done(int status, Map<String, Object> output) {
        return new Answer(status, "", "", output);
    }

    static Answer failed(int status, String code, String message) {
        return new Answer(status, code, message, Map.of());
    }

    boolean isAllowed() {
        return code.isEmpty();
    }

    boolean isDenied() {
        return DENIALS.contains(code);
    }

    /**
     * The same answer.
     *
     * @throws IOException the call of the operation didn't succeed
     */
    Answer granted(String operation) throws IOException {
        if (!isAllowed()) {
            throw new IOException("%s: %s: %s".formatted(operation, code, message));
        }
        return this;
    }

    /** The text under a path of members; empty where there is none. */
    Optional<String> text(String... path) {
        Object at = output;
        for (String member : path) {
            Object next = at instanceof Map<?, ?> members ? members.get(member) : null;
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at.toString());
    }

    /** The first failure among answers; the last answer where all succeeded. */
    static Answer all(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.isAllowed())
                .findFirst()
                .orElseGet(answers::getLast);
    }
}

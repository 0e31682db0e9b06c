package cloister.policy.lint;

import java.util.ArrayList;
import java.util.List;

/** Finds policy variables. Source: IAM policy elements: Variables and tags. */
final class Variables {
    private Variables() {}

    /**
     * A variable such as {@code ${aws:username}}.
     *
     * @param span its place in the value
     * @param key the condition key it stands for; empty for the escapes {@code ${*}}, {@code ${?}},
     *     {@code ${$}}
     */
    record Variable(Span span, String key, boolean hasDefault) {
        boolean escape() {
            return key.isEmpty();
        }
    }

    /** The variables of a value, escapes left out. */
    static List<Variable> in(String value) {
        return all(value).stream().filter(variable -> !variable.escape()).toList();
    }

    private static List<Variable> all(String value) {
        List<Variable> found = new ArrayList<>();
        int open = value.indexOf("${");
        while (open >= 0) {
            int close = value.indexOf('}', open);
            if (close < 0) {
                return found;
            }
            String inside = value.substring(open + 2, close);
            int comma = inside.indexOf(',');
            String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
            boolean escape = key.equals("*") || key.equals("?") || key.equals("$");
            found.add(new Variable(new Span(open, close + 1), escape ? "" : key, comma >= 0));
            open = value.indexOf("${", close);
        }
        return found;
    }
}

package cloister.identity;

import cloister.wire.ApiException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A filter: {@code userName eq "ana" and externalId eq "7"}; AWS's SCIM has no others. */
final class ScimFilter {
    private static final int LONGEST = 2000;
    private static final Pattern TERM =
            Pattern.compile(
                    "\\s*([a-zA-Z.]+)\\s+[eE][qQ]\\s+\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:([aA][nN][dD])\\s|$)");

    private ScimFilter() {}

    /**
     * The values by attribute, as the attributes are spelled in {@code known}.
     *
     * @throws ApiException ValidationException
     */
    static Map<String, String> parse(String filter, Set<String> known) {
        Map<String, String> terms = new LinkedHashMap<>();
        if (filter.length() > LONGEST) {
            throw ScimError.validation("the filter is over " + LONGEST + " characters.");
        }
        Matcher term = TERM.matcher(filter);
        int at = 0;
        boolean more = true;
        while (more) {
            if (!term.region(at, filter.length()).lookingAt()) {
                throw ScimError.validation(
                        "the filter isn't of the form 'attribute eq \"value\"', with 'and' between"
                                + " several.");
            }
            String name = term.group(1);
            String attribute =
                    known.stream()
                            .filter(name::equalsIgnoreCase)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            ScimError.validation(
                                                    "there is no filter by "
                                                            + name
                                                            + ", but by "
                                                            + String.join(
                                                                    ", ",
                                                                    known.stream()
                                                                            .sorted()
                                                                            .toList())
                                                            + "."));
            terms.put(attribute, term.group(2).replaceAll("\\\\(.)", "$1"));
            more = term.group(3) != null;
            at = term.end();
        }
        return terms;
    }
}

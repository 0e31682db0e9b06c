package cloister.identity;

import cloister.wire.Struct;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An attribute of a directory user, as attribute mappings write it: {@code ${path:userName}},
 * {@code ${path:name.givenName}}, {@code ${path:emails[primary eq true].value}}, {@code
 * ${path:enterprise.department}} (IAM Identity Center user guide, "Attribute mappings").
 *
 * @param attribute its name in the API
 * @param only which of several is meant: a member and its value; empty where there are not several
 * @param member empty where the attribute is a text itself
 */
record UserAttribute(String attribute, Optional<Only> only, Optional<String> member) {
    private static final String ENTERPRISE = DirectoryStatus.ENTERPRISE;
    private static final Pattern SOURCE =
            Pattern.compile(
                    "\\$\\{path:([a-zA-Z]+)(?:\\[(\\w+) eq \"?(\\w+)\"?])?(?:\\.([a-zA-Z]+))?}");

    /** The one of several whose member has this value. */
    record Only(String member, String value) {}

    /** Reads a source; empty where it is none that a user can have. */
    static Optional<UserAttribute> of(String source) {
        Matcher path = SOURCE.matcher(source);
        if (!path.matches()) {
            return Optional.empty();
        }
        String attribute = DirectoryUpdate.capital(path.group(1));
        Optional<String> member = Optional.ofNullable(path.group(4)).map(DirectoryUpdate::capital);
        Optional<Only> only =
                Optional.ofNullable(path.group(2))
                        .map(name -> new Only(DirectoryUpdate.capital(name), path.group(3)));
        boolean several = List.of("Emails", "Addresses", "PhoneNumbers").contains(attribute);
        boolean whole = !several && !attribute.equals("Name") && !attribute.equals(ENTERPRISE);
        boolean known =
                (attribute.equals(ENTERPRISE)
                                || DirectoryKind.USER.attributes().contains(attribute))
                        && several == only.isPresent()
                        && whole == member.isEmpty();
        return known ? Optional.of(new UserAttribute(attribute, only, member)) : Optional.empty();
    }

    /** A user's value of it; empty where the user has none. */
    Optional<String> in(Struct user) {
        Optional<?> whole =
                only.isEmpty()
                        ? user.get(attribute)
                        : user.structs(attribute).stream()
                                .filter(
                                        one ->
                                                one.get(only.get().member())
                                                        .map(String::valueOf)
                                                        .filter(only.get().value()::equals)
                                                        .isPresent())
                                .findFirst();
        return member.isEmpty()
                ? whole.map(String::valueOf)
                : whole.map(Struct.class::cast)
                        .flatMap(struct -> struct.optionalString(member.get()));
    }
}

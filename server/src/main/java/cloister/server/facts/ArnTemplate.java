package cloister.server.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource whose ARN is made of members of the input, by the reference's format. A member that
 * isn't there leaves {@code *}: the id is the service's to give.
 *
 * @param format such as {@code arn:${Partition}:sagemaker:${Region}:${Account}:domain/${DomainId}}
 * @param members where each variable's value stands, in order of preference
 */
record ArnTemplate(String format, Map<String, List<InputPath>> members) implements ResourceBinding {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Set<String> SURROUNDING = Set.of("Partition", "Region", "Account");

    /** The variables of a format that an input must fill. */
    static List<String> variables(String format) {
        List<String> names = new ArrayList<>();
        VARIABLE.matcher(format).results().map(found -> found.group(1)).forEach(names::add);
        names.removeAll(SURROUNDING);
        return names;
    }

    @Override
    public List<Bound> bind(Subject subject) {
        String arn =
                VARIABLE.matcher(format)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(value(found.group(1), subject)));
        return List.of(Bound.of(subject.resources().canonicalArn(arn)));
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private String value(String variable, Subject subject) {
        return switch (variable) {
            case "Partition" -> partition(subject.call().region());
            case "Region" -> subject.call().region();
            case "Account" -> subject.account();
            case String name ->
                    members.getOrDefault(name, List.of()).stream()
                            .flatMap(path -> path.text(subject.input()).stream())
                            .findFirst()
                            .orElse("*");
        };
    }
}

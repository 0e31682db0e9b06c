package cloister.policy.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Condition blocks and policy variables ("Condition operators", "Variables and tags"). */
record ReferenceCondition(Map<String, List<String>> context, boolean variables) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]+)(?:,\\s*'([^']*)')?}");

    /** Stands for the value of a variable without one: no text has it, so nothing matches it. */
    private static final String NO_VALUE = "\uE002";

    /** All operators of the block and all keys of each must hold. */
    boolean holds(Json block) {
        for (String op : block.fields().keySet()) {
            if (!block.at(op).fields().entrySet().stream().allMatch(test -> holds(op, test))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text fits a policy's pattern, variables filled in. */
    boolean fits(String text, String pattern) {
        return DumbGlob.marked(fill(pattern), text);
    }

    /** A policy's text with wildcards marked and variables filled in. */
    private String fill(String text) {
        Matcher variable = VARIABLE.matcher(DumbGlob.marks(text));
        return variables
                ? variable.replaceAll(v -> Matcher.quoteReplacement(value(v)))
                : DumbGlob.marks(text);
    }

    /** The value of a variable: a single-valued key's, or the character that an escape names. */
    private String value(MatchResult variable) {
        String key = DumbGlob.unmarked(variable.group(1));
        String fallback = Objects.requireNonNullElse(variable.group(2), NO_VALUE);
        List<String> values = List.of("*", "?", "$").contains(key) ? List.of(key) : values(key);
        String single = values.size() == 1 ? values.getFirst() : NO_VALUE;
        return values.isEmpty() ? DumbGlob.unmarked(fallback) : single;
    }

    private List<String> values(String key) {
        return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }

    private boolean holds(String name, Map.Entry<String, Json> test) {
        List<String> values = values(test.getKey());
        List<String> wanted = test.getValue().texts();
        if (name.equals("Null")) {
            return wanted.stream().anyMatch(w -> Boolean.parseBoolean(w) == values.isEmpty());
        }
        if (name.endsWith("IfExists") && values.isEmpty()) {
            return true;
        }
        String op = name.replaceFirst("IfExists$", "").replaceFirst("^For.*:", "");
        String positive = op.replace("Not", "");
        boolean negated = !positive.equals(op);
        Predicate<String> one =
                v -> negated != wanted.stream().anyMatch(w -> match(positive, v, w));
        boolean all =
                name.startsWith("ForAllValues:") || (negated && !name.startsWith("ForAnyValue:"));
        return all ? values.stream().allMatch(one) : values.stream().anyMatch(one);
    }

    private boolean match(String op, String value, String wanted) {
        String pattern = fill(wanted);
        String plain = DumbGlob.unmarked(pattern);
        return switch (op) {
            case "StringEquals" -> value.equals(plain);
            case "StringEqualsIgnoreCase" -> value.equalsIgnoreCase(plain);
            case "StringLike" -> DumbGlob.marked(pattern, value);
            case "ArnEquals", "ArnLike" -> arnLike(pattern, value);
            case "Bool" -> value.matches("(?i)true|false") && value.equalsIgnoreCase(plain);
            case "BinaryEquals" -> value.equals(wanted);
            case "IpAddress" -> inNetwork(wanted, value);
            default -> compared(op, value, wanted);
        };
    }

    /** The six parts of an ARN match one by one: a wildcard doesn't leave its part. */
    private static boolean arnLike(String pattern, String value) {
        String[] patterns = pattern.split(":", 6);
        String[] parts = value.split(":", 6);
        boolean arns = patterns.length == 6 && parts.length == 6;
        return arns && IntStream.range(0, 6).allMatch(i -> DumbGlob.marked(patterns[i], parts[i]));
    }

    private static boolean compared(String op, String value, String wanted) {
        try {
            int sign = number(op, value).compareTo(number(op, wanted));
            boolean strictly =
                    (sign < 0 && op.contains("Less")) || (sign > 0 && op.contains("Greater"));
            return strictly || (sign == 0 && op.endsWith("Equals"));
        } catch (RuntimeException notComparable) {
            return false;
        }
    }

    /** A number, or a date in seconds: ISO 8601 as in the W3C's note, or seconds already. */
    private static BigDecimal number(String op, String text) {
        if (op.startsWith("Numeric") || text.matches("\\d{5,}")) {
            return new BigDecimal(text);
        }
        OffsetDateTime date =
                text.contains("T")
                        ? OffsetDateTime.parse(text)
                        : LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        return new BigDecimal(date.toEpochSecond()).add(BigDecimal.valueOf(date.getNano(), 9));
    }

    private static boolean inNetwork(String network, String address) {
        try {
            String[] parts = network.split("/", 2);
            byte[] wanted = ip(parts[0]);
            byte[] value = ip(address);
            int rest = parts.length == 1 ? 0 : wanted.length * 8 - Integer.parseInt(parts[1]);
            BigInteger difference = new BigInteger(1, wanted).xor(new BigInteger(1, value));
            return wanted.length == value.length && difference.shiftRight(rest).signum() == 0;
        } catch (UnknownHostException | NumberFormatException notAnAddress) {
            return false;
        }
    }

    private static byte[] ip(String text) throws UnknownHostException {
        boolean literal = text.matches("\\d+(\\.\\d+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
        return InetAddress.getByName(literal ? text : "not an address").getAddress();
    }
}

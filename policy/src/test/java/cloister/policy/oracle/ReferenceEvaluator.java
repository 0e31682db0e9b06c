package cloister.policy.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides a case of the {@code decide} format straight from its JSON, by the rules as the IAM user
 * guide words them ("How AWS enforcement code logic evaluates requests", "Cross-account policy
 * evaluation logic", "Principal", "NotPrincipal", "Condition operators", "Variables and tags").
 *
 * @param variables whether the policy in hand is of a version that knows variables
 */
record ReferenceEvaluator(Json theCase, Map<String, List<String>> context, boolean variables) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^},]+)(?:,\\s*'([^']*)')?}");

    /** Stands for the value of a variable without one: no text has it, so nothing matches it. */
    private static final String NO_VALUE = "\uE002";

    private enum Reach {
        NOT,
        BY_ACCOUNT,
        BY_ROLE,
        DIRECTLY
    }

    /** The decision: allow, implicitDeny or explicitDeny. */
    static String decide(Json theCase) {
        Map<String, List<String>> context = new HashMap<>();
        Map<String, Json> tags = theCase.at("principal", "tags").fields();
        Map<String, Json> keys = theCase.at("request", "context").fields();
        tags.forEach((tag, v) -> context.put("aws:principaltag/" + lower(tag), v.texts()));
        keys.forEach((key, v) -> context.put(lower(key), v.texts()));
        ReferenceEvaluator one = new ReferenceEvaluator(theCase, context, false);
        if (one.action().equals("sts:getcalleridentity")) {
            return "allow";
        }
        boolean allowed = one.guards().allMatch(l -> one.any(l, "Allow")) && one.granted();
        return one.denied() ? "explicitDeny" : allowed ? "allow" : "implicitDeny";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private String principal(String field) {
        return theCase.at("principal", field).text();
    }

    private boolean is(String type) {
        return principal("type").equals(type);
    }

    /** Who calls AssumeRoleWithSAML and its like: an identity provider, not an AWS identity. */
    private boolean isProvider() {
        return is("FederatedUser") && !principal("arn").contains(":federated-user/");
    }

    private String roleArn() {
        String arn = principal("arn").replace(":sts:", ":iam:").replace("assumed-role", "role");
        String role = arn.substring(0, Math.max(0, arn.lastIndexOf('/')));
        return context.getOrDefault("aws:principalarn", List.of(role)).getFirst();
    }

    private String action() {
        return lower(theCase.at("request", "action").text());
    }

    private String resource() {
        return theCase.at("request", "resource").text();
    }

    private boolean denied() {
        return Stream.of("identityPolicies", "permissionsBoundary", "sessionPolicies")
                        .anyMatch(layer -> any(theCase.at(layer), "Deny"))
                || guards().anyMatch(level -> any(level, "Deny"))
                || statements(theCase.at("resourcePolicy"), "Deny").anyMatch(this::hitsCaller);
    }

    /** The levels of SCPs, on the account's principals, and of RCPs, on its resources. */
    private Stream<Json> guards() {
        Stream<Json> scps = theCase.at("scps").items().stream().filter(level -> !is("Service"));
        return Stream.concat(scps, theCase.at("rcps").items().stream())
                .filter(level -> !roleArn().contains(":role/aws-service-role/"));
    }

    private boolean granted() {
        Stream<Json> allows = statements(theCase.at("resourcePolicy"), "Allow");
        Reach reach = reach(allows.map(statement -> statement.at("Principal")));
        boolean assuming = action().startsWith("sts:") && resource().contains(":role/");
        if (is("Service") || isProvider() || (is("Root") && action().equals("sts:assumerole"))) {
            return reach == Reach.DIRECTLY && !is("Root");
        }
        boolean capped = within("permissionsBoundary") && within("sessionPolicies");
        boolean own = capped && (is("Root") || any(theCase.at("identityPolicies"), "Allow"));
        String owner = theCase.at("request", "resourceAccount").text();
        if (!owner.isEmpty() && !owner.equals(principal("account"))) {
            return own && reach != Reach.NOT;
        }
        boolean keyed = action().startsWith("kms:") && resource().contains(":key/");
        return reach == Reach.DIRECTLY
                || (reach == Reach.BY_ROLE && capped)
                || (own && (reach == Reach.BY_ACCOUNT || !(assuming || keyed)));
    }

    /** A cap that isn't there caps nothing; a federated session without policies has no rights. */
    private boolean within(String cap) {
        boolean rightless = is("FederatedUser") && cap.equals("sessionPolicies");
        return theCase.at(cap).present() ? any(theCase.at(cap), "Allow") : !rightless;
    }

    private boolean any(Json policies, String effect) {
        return policies.items().stream().anyMatch(p -> statements(p, effect).findAny().isPresent());
    }

    /** A policy's statements of one effect that cover the request, whoever makes it. */
    private Stream<Json> statements(Json policy, String effect) {
        boolean current = policy.at("Version").text().equals("2012-10-17");
        ReferenceEvaluator versed = new ReferenceEvaluator(theCase, context, current);
        return policy.at("Statement").items().stream()
                .filter(s -> s.at("Effect").text().equals(effect) && versed.covers(s))
                .filter(s -> versed.holds(s.at("Condition")));
    }

    /** A trust policy has no Resource: it speaks of its role. */
    private boolean covers(Json statement) {
        List<String> actions = either(statement, "Action");
        List<String> resources = either(statement, "Resource");
        boolean action = actions.stream().anyMatch(a -> DumbGlob.matches(lower(a), action()));
        boolean resource = resources.stream().anyMatch(r -> DumbGlob.marked(fill(r), resource()));
        return action != statement.at("NotAction").present()
                && (resources.isEmpty() || resource != statement.at("NotResource").present());
    }

    private static List<String> either(Json statement, String element) {
        Stream<String> both = Stream.of(element, "Not" + element);
        return both.flatMap(name -> statement.at(name).texts().stream()).toList();
    }

    /** NotPrincipal excepts whom it lists from the account down to the session. */
    private boolean hitsCaller(Json deny) {
        Json excepted = deny.at("NotPrincipal");
        Stream<Json> lists =
                Stream.concat(Stream.of(excepted), excepted.fields().values().stream());
        List<String> names = lists.flatMap(list -> list.texts().stream()).toList();
        if (!excepted.present()) {
            return reach(Stream.of(deny.at("Principal"))) != Reach.NOT;
        }
        boolean account = is("Service") || names.stream().anyMatch(this::isAccount);
        boolean role = !is("AssumedRole") || names.contains(roleArn());
        boolean caller = is("Root") || names.contains(principal("arn"));
        boolean bounded = theCase.at("permissionsBoundary").present();
        return bounded || !(names.contains("*") || (account && role && caller));
    }

    private boolean isAccount(String name) {
        String account = principal("account");
        boolean called = name.equals(account) || name.equals("arn:aws:iam::" + account + ":root");
        return called && !account.isEmpty();
    }

    private Reach reach(Stream<Json> principals) {
        return principals
                .map(p -> p.fields().isEmpty() ? Map.of("AWS", p) : p.fields())
                .flatMap(kinds -> kinds.entrySet().stream())
                .flatMap(e -> e.getValue().texts().stream().map(name -> reach(e.getKey(), name)))
                .max(Comparator.naturalOrder())
                .orElse(Reach.NOT);
    }

    private Reach reach(String kind, String name) {
        boolean aws = kind.equals("AWS");
        boolean mine = aws || is(kind) || (kind.equals("Federated") && isProvider());
        boolean direct = (aws && name.equals("*")) || (mine && name.equals(principal("arn")));
        boolean role = aws && is("AssumedRole") && name.equals(roleArn());
        Reach other = aws && isAccount(name) ? Reach.BY_ACCOUNT : Reach.NOT;
        return direct ? Reach.DIRECTLY : role ? Reach.BY_ROLE : other;
    }

    /** A policy's text with wildcards marked and variables filled in. */
    private String fill(String text) {
        String marked = DumbGlob.marks(text);
        Matcher variable = VARIABLE.matcher(marked);
        return variables ? variable.replaceAll(v -> Matcher.quoteReplacement(value(v))) : marked;
    }

    /** The value of a variable: a single-valued key's, or the character that an escape names. */
    private String value(MatchResult variable) {
        String key = DumbGlob.unmarked(variable.group(1));
        String fallback = Objects.requireNonNullElse(variable.group(2), NO_VALUE);
        List<String> values = List.of("*", "?", "$").contains(key) ? List.of(key) : values(key);
        String given = values.size() == 1 ? values.getFirst() : NO_VALUE;
        return values.isEmpty() ? DumbGlob.unmarked(fallback) : given;
    }

    private List<String> values(String key) {
        return context.getOrDefault(lower(key), List.of());
    }

    /** All operators of a condition and all keys of each must hold. */
    private boolean holds(Json condition) {
        Stream<String> ops = condition.fields().keySet().stream();
        return ops.allMatch(
                op -> condition.at(op).fields().entrySet().stream().allMatch(k -> holds(op, k)));
    }

    private boolean holds(String name, Map.Entry<String, Json> test) {
        List<String> values = values(test.getKey());
        List<String> wanted = test.getValue().texts();
        if (name.equals("Null")) {
            return wanted.stream().anyMatch(w -> Boolean.parseBoolean(w) == values.isEmpty());
        }
        String op = name.substring(name.indexOf(':') + 1).replace("IfExists", "");
        String positive = op.replace("Not", "");
        boolean negated = !positive.equals(op);
        Predicate<String> one =
                v -> negated != wanted.stream().anyMatch(w -> match(positive, v, w));
        boolean set = name.startsWith("For");
        boolean all = set ? name.startsWith("ForAllValues:") : negated;
        List<String> tested = set && values.equals(List.of("")) ? List.of() : values;
        return (name.endsWith("IfExists") && values.isEmpty())
                || (all ? tested.stream().allMatch(one) : tested.stream().anyMatch(one));
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
        int six = Math.min(patterns.length, parts.length);
        return IntStream.range(0, 6)
                .allMatch(i -> i < six && DumbGlob.marked(patterns[i], parts[i]));
    }

    private static boolean compared(String op, String value, String wanted) {
        try {
            int sign = number(op, value).compareTo(number(op, wanted));
            boolean strictly = op.contains("Less") ? sign < 0 : op.contains("Greater") && sign > 0;
            return strictly || (sign == 0 && op.endsWith("Equals"));
        } catch (RuntimeException notComparable) {
            return false;
        }
    }

    /** A number, or a date in seconds: ISO 8601 as in the W3C's note, or seconds already. */
    private static BigDecimal number(String op, String text) {
        if (op.startsWith("Numeric") || text.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        String day = text.length() == 7 ? text + "-01" : text;
        OffsetDateTime date = OffsetDateTime.parse(day.contains("T") ? day : day + "T00:00:00Z");
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
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static byte[] ip(String text) {
        return InetAddress.ofLiteral(text.matches("\\d+(\\.\\d+){3}|.*:.*") ? text : "")
                .getAddress();
    }
}

package cloister.policy.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a condition operator, taken apart. Source: IAM JSON policy elements: Condition
 * operators.
 *
 * @param set what it asks of a key with several values
 * @param base the operator without set prefix and IfExists
 * @param family what kind of values it compares
 * @param negated whether it holds where the values differ, and so where the key is absent
 * @param ifExists whether it holds where the key is absent
 */
record OperatorName(SetPrefix set, String base, Family family, boolean negated, boolean ifExists) {
    /** The kinds of values that operators compare. */
    enum Family {
        STRING,
        NUMERIC,
        DATE,
        BOOL,
        BINARY,
        IP_ADDRESS,
        ARN,
        NULL
    }

    /** What an operator asks of a key with several values. */
    enum SetPrefix {
        NONE(""),
        FOR_ALL("ForAllValues:"),
        FOR_ANY("ForAnyValue:");

        private final String prefix;

        SetPrefix(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String IF_EXISTS = "IfExists";

    /** Every operator without prefix and suffix, with its kind of values. */
    private static final List<Base> BASES =
            List.of(
                    new Base("StringEquals", Family.STRING),
                    new Base("StringNotEquals", Family.STRING),
                    new Base("StringEqualsIgnoreCase", Family.STRING),
                    new Base("StringNotEqualsIgnoreCase", Family.STRING),
                    new Base("StringLike", Family.STRING),
                    new Base("StringNotLike", Family.STRING),
                    new Base("NumericEquals", Family.NUMERIC),
                    new Base("NumericNotEquals", Family.NUMERIC),
                    new Base("NumericLessThan", Family.NUMERIC),
                    new Base("NumericLessThanEquals", Family.NUMERIC),
                    new Base("NumericGreaterThan", Family.NUMERIC),
                    new Base("NumericGreaterThanEquals", Family.NUMERIC),
                    new Base("DateEquals", Family.DATE),
                    new Base("DateNotEquals", Family.DATE),
                    new Base("DateLessThan", Family.DATE),
                    new Base("DateLessThanEquals", Family.DATE),
                    new Base("DateGreaterThan", Family.DATE),
                    new Base("DateGreaterThanEquals", Family.DATE),
                    new Base("Bool", Family.BOOL),
                    new Base("BinaryEquals", Family.BINARY),
                    new Base("IpAddress", Family.IP_ADDRESS),
                    new Base("NotIpAddress", Family.IP_ADDRESS),
                    new Base("ArnEquals", Family.ARN),
                    new Base("ArnLike", Family.ARN),
                    new Base("ArnNotEquals", Family.ARN),
                    new Base("ArnNotLike", Family.ARN),
                    new Base("Null", Family.NULL));

    /** Takes a name apart; empty where IAM has no such operator. */
    static Optional<OperatorName> parse(String name) {
        SetPrefix set = SetPrefix.NONE;
        String rest = name;
        for (SetPrefix prefix : List.of(SetPrefix.FOR_ALL, SetPrefix.FOR_ANY)) {
            if (name.startsWith(prefix.prefix)) {
                set = prefix;
                rest = name.substring(prefix.prefix.length());
            }
        }
        boolean ifExists = rest.endsWith(IF_EXISTS);
        String base = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        SetPrefix found = set;
        return BASES.stream()
                .filter(known -> known.name.equals(base))
                .filter(known -> !(ifExists && known.family == Family.NULL))
                .findFirst()
                .map(
                        known ->
                                new OperatorName(
                                        found,
                                        known.name,
                                        known.family,
                                        known.name.contains("Not"),
                                        ifExists));
    }

    /** Every name there is. */
    static List<String> all() {
        List<String> names = new ArrayList<>();
        for (SetPrefix set : SetPrefix.values()) {
            for (Base base : BASES) {
                names.add(set.prefix + base.name);
                if (base.family != Family.NULL) {
                    names.add(set.prefix + base.name + IF_EXISTS);
                }
            }
        }
        return names;
    }

    /** Whether it takes wildcards in values: the Like forms, and every ARN operator. */
    boolean wildcards() {
        return base.contains("Like") || family == Family.ARN;
    }

    /**
     * Whether it can hold only where the key is there: neither negated, IfExists nor ForAllValues.
     */
    boolean needsKey() {
        return !negated && !ifExists && set != SetPrefix.FOR_ALL && family != Family.NULL;
    }

    /** This operator under another base name, set prefix and suffix kept. */
    String withBase(String other) {
        return set.prefix + other + (ifExists ? IF_EXISTS : "");
    }

    private record Base(String name, Family family) {}
}

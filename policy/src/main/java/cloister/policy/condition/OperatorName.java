package cloister.policy.condition;

import java.util.Optional;

/**
 * An operator as a condition names it: {@code ForAnyValue:StringLikeIfExists}.
 *
 * @param ifExists whether it holds on an absent key
 */
public record OperatorName(Quantifier quantifier, Operator operator, boolean ifExists) {
    private static final String IF_EXISTS = "IfExists";

    /** Reads a name; empty where there is no such operator. */
    public static Optional<OperatorName> parse(String written) {
        Quantifier quantifier = Quantifier.SINGLE;
        if (written.startsWith(Quantifier.ALL.prefix())) {
            quantifier = Quantifier.ALL;
        } else if (written.startsWith(Quantifier.ANY.prefix())) {
            quantifier = Quantifier.ANY;
        }
        String name = written.substring(quantifier.prefix().length());
        boolean ifExists = name.endsWith(IF_EXISTS);
        if (ifExists) {
            name = name.substring(0, name.length() - IF_EXISTS.length());
        }
        Optional<Operator> operator = Operators.find(name);
        if (operator.isEmpty()) {
            return Optional.empty();
        }
        boolean decorated = ifExists || quantifier != Quantifier.SINGLE;
        return operator.get().type() == ValueType.PRESENCE && decorated
                ? Optional.empty()
                : Optional.of(new OperatorName(quantifier, operator.get(), ifExists));
    }

    @Override
    public String toString() {
        return quantifier.prefix() + operator.name() + (ifExists ? IF_EXISTS : "");
    }
}

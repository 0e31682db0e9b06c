package cloister.policy.condition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every condition operator. */
public final class Operators {
    private static final List<Operator> ALL =
            List.of(
                    new StringEquals(),
                    new StringNotEquals(),
                    new StringEqualsIgnoreCase(),
                    new StringNotEqualsIgnoreCase(),
                    new StringLike(),
                    new StringNotLike(),
                    new NumericEquals(),
                    new NumericNotEquals(),
                    new NumericLessThan(),
                    new NumericLessThanEquals(),
                    new NumericGreaterThan(),
                    new NumericGreaterThanEquals(),
                    new DateEquals(),
                    new DateNotEquals(),
                    new DateLessThan(),
                    new DateLessThanEquals(),
                    new DateGreaterThan(),
                    new DateGreaterThanEquals(),
                    new Bool(),
                    new BinaryEquals(),
                    new IpAddress(),
                    new NotIpAddress(),
                    new ArnEquals(),
                    new ArnLike(),
                    new ArnNotEquals(),
                    new ArnNotLike(),
                    new Null());

    private static final Map<String, Operator> BY_NAME =
            ALL.stream().collect(Collectors.toMap(Operator::name, Function.identity()));

    private Operators() {}

    public static List<Operator> all() {
        return ALL;
    }

    /** The operator of that name, without set operator and {@code IfExists}. */
    public static Optional<Operator> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}

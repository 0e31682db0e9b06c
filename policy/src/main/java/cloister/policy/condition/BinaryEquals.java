package cloister.policy.condition;

import java.util.List;

/** {@code BinaryEquals}: the same bytes, both sides in Base64. */
final class BinaryEquals implements Operator {
    @Override
    public String name() {
        return "BinaryEquals";
    }

    @Override
    public ValueType type() {
        return ValueType.BINARY;
    }

    @Override
    public boolean accepts(String wanted) {
        return Binaries.parse(wanted).isPresent();
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Binaries.equal(wanted);
    }
}

package cloister.policy.condition;

import java.util.List;

/** {@code NotIpAddress}: an address outside all ranges. */
final class NotIpAddress implements Operator {
    @Override
    public String name() {
        return "NotIpAddress";
    }

    @Override
    public ValueType type() {
        return ValueType.IP_ADDRESS;
    }

    @Override
    public boolean negated() {
        return true;
    }

    @Override
    public boolean accepts(String wanted) {
        return IpRange.parse(wanted).isPresent();
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return IpRange.within(wanted);
    }
}

package cloister.policy.condition;

import java.util.List;

/** {@code IpAddress}: an address within a range. */
final class IpAddress implements Operator {
    @Override
    public String name() {
        return "IpAddress";
    }

    @Override
    public ValueType type() {
        return ValueType.IP_ADDRESS;
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

package cloister.policy.condition;

import java.util.List;
import java.util.Optional;

/**
 * A range of IP addresses in CIDR notation; a bare address is a range of one.
 *
 * @param address the bytes of an address in it, 4 or 16
 * @param prefix how many leading bits the addresses in it share
 */
record IpRange(List<Byte> address, int prefix) {
    /** Reads a range; empty where the text isn't one. */
    static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<List<Byte>> address =
                IpAddressReader.read(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().size() * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new IpRange(address.get(), bits));
        }
        String prefix = text.substring(slash + 1);
        if (prefix.isEmpty()
                || prefix.length() > 3
                || !prefix.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int length = Integer.parseInt(prefix);
        return length > bits ? Optional.empty() : Optional.of(new IpRange(address.get(), length));
    }

    /** Whether an address of the same family lies within. */
    boolean contains(List<Byte> other) {
        if (other.size() != address.size()) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (!address.get(i).equals(other.get(i))) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest);
        return rest == 0 || (address.get(whole) & mask) == (other.get(whole) & mask);
    }

    static ValueTest within(List<Pattern> wanted) {
        List<IpRange> ranges =
                wanted.stream().flatMap(pattern -> parse(pattern.source()).stream()).toList();
        return (actual, keys) -> {
            Optional<List<Byte>> address = IpAddressReader.read(actual);
            if (address.isEmpty()) {
                return false;
            }
            for (IpRange range : ranges) {
                if (range.contains(address.get())) {
                    return true;
                }
            }
            return false;
        };
    }
}

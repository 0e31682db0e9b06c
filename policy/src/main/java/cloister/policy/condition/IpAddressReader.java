package cloister.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads IP addresses from text, without ever asking a name server. */
final class IpAddressReader {
    private static final int GROUPS = 8;

    private IpAddressReader() {}

    /** The address's 4 or 16 bytes; empty where the text isn't one. */
    static Optional<List<Byte>> read(String text) {
        return text.indexOf(':') < 0 ? readV4(text) : readV6(text);
    }

    private static Optional<List<Byte>> readV4(String text) {
        String[] parts = text.split("\\.", 5);
        if (text.length() > 15 || parts.length != 4) {
            return Optional.empty();
        }
        List<Byte> bytes = new ArrayList<>(4);
        for (String part : parts) {
            boolean digits = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
            boolean leadingZero = part.length() > 1 && part.charAt(0) == '0';
            if (!digits || leadingZero || part.length() > 3 || Integer.parseInt(part) > 0xff) {
                return Optional.empty();
            }
            bytes.add((byte) Integer.parseInt(part));
        }
        return Optional.of(List.copyOf(bytes));
    }

    private static Optional<List<Byte>> readV6(String text) {
        int gap = text.indexOf("::");
        if (text.length() > 45 || (gap >= 0 && text.indexOf("::", gap + 1) >= 0)) {
            return Optional.empty();
        }
        List<Byte> head = new ArrayList<>();
        List<Byte> tail = new ArrayList<>();
        boolean read =
                gap < 0
                        ? readGroups(text, true, head)
                        : readGroups(text.substring(0, gap), false, head)
                                && readGroups(text.substring(gap + 2), true, tail);
        int missing = 2 * GROUPS - head.size() - tail.size();
        if (!read || (gap < 0 ? missing != 0 : missing < 2)) {
            return Optional.empty();
        }
        for (int i = 0; i < missing; i++) {
            head.add((byte) 0);
        }
        head.addAll(tail);
        return Optional.of(List.copyOf(head));
    }

    /** Reads groups between colons into bytes; the last may be an IPv4 address. */
    private static boolean readGroups(String text, boolean last, List<Byte> bytes) {
        if (text.isEmpty()) {
            return true;
        }
        String[] groups = text.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            String group = groups[i];
            if (last && i == groups.length - 1 && group.indexOf('.') >= 0) {
                Optional<List<Byte>> v4 = readV4(group);
                v4.ifPresent(bytes::addAll);
                return v4.isPresent();
            }
            if (group.isEmpty()
                    || group.length() > 4
                    || !group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                return false;
            }
            int value = Integer.parseInt(group, 16);
            bytes.add((byte) (value >> Byte.SIZE));
            bytes.add((byte) value);
        }
        return true;
    }
}

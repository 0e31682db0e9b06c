package cloister.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policies on a user, group or role.
 *
 * @param inline documents by the policy's name
 * @param attached ARNs of managed policies, in the order they were attached
 */
record HeldPolicies(Map<String, String> inline, List<String> attached) {
    static final HeldPolicies NONE = new HeldPolicies(Map.of(), List.of());

    HeldPolicies {
        inline = Collections.unmodifiableMap(new TreeMap<>(inline));
        attached = List.copyOf(attached);
    }

    static HeldPolicies read(Fields in) {
        return new HeldPolicies(in.textMap("inline"), in.texts("attached"));
    }

    void write(FieldWriter out) {
        out.textMap("inline", inline).texts("attached", attached);
    }

    HeldPolicies put(String name, String document) {
        Map<String, String> more = new TreeMap<>(inline);
        more.put(name, document);
        return new HeldPolicies(more, attached);
    }

    HeldPolicies delete(String name) {
        Map<String, String> rest = new TreeMap<>(inline);
        rest.remove(name);
        return new HeldPolicies(rest, attached);
    }

    HeldPolicies attach(String arn) {
        List<String> more = new ArrayList<>(attached);
        more.add(arn);
        return new HeldPolicies(inline, more);
    }

    HeldPolicies detach(String arn) {
        List<String> rest = new ArrayList<>(attached);
        rest.remove(arn);
        return new HeldPolicies(inline, rest);
    }
}

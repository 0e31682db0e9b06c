package cloister.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A request as its signature sees it (IAM User Guide, "Create a signed AWS API request"): method,
 * path, query, signed headers, their names, hash of the payload.
 */
final class CanonicalRequest {
    private CanonicalRequest() {}

    static String of(
            HttpRequestView request,
            String path,
            String query,
            List<String> signedHeaders,
            String payloadHash) {
        StringBuilder out = new StringBuilder(512);
        out.append(request.method()).append('\n');
        out.append(path).append('\n');
        out.append(query).append('\n');
        for (String name : signedHeaders) {
            out.append(name).append(':');
            appendValues(out, request.headers(name));
            out.append('\n');
        }
        out.append('\n').append(String.join(";", signedHeaders));
        return out.append('\n').append(payloadHash).toString();
    }

    /** What is signed of a request's path. */
    static String path(String rawPath, SigningRules rules) {
        String path = rawPath.isEmpty() ? "/" : rawPath;
        if (rules.normalizedPath()) {
            return PercentCoding.encode(normalized(path), true);
        }
        return PercentCoding.encode(
                PercentCoding.decode(path, false)
                        .orElseThrow(
                                () ->
                                        new AuthFailureException(
                                                AuthFailure.INCOMPLETE_SIGNATURE,
                                                "Illegal hex character in the path")),
                true);
    }

    private static String normalized(String path) {
        if (!path.contains("//") && !path.contains("/.")) {
            return path;
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", segments);
        return path.endsWith("/") && !segments.isEmpty() ? joined + "/" : joined;
    }

    private static void appendValues(StringBuilder out, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            appendCollapsed(out, values.get(i));
        }
    }

    /** A value without blanks around it, and with one blank for several in it. */
    private static void appendCollapsed(StringBuilder out, String value) {
        boolean pending = false;
        boolean begun = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                pending = begun;
            } else {
                if (pending) {
                    out.append(' ');
                    pending = false;
                }
                out.append(c);
                begun = true;
            }
        }
    }
}

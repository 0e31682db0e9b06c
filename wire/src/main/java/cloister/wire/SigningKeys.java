package cloister.wire;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that signatures are made with, one a secret, day, region and service, kept a while. */
final class SigningKeys {
    private static final int MAX_KEPT = 4096;

    private final ConcurrentHashMap<CredentialScope, Kept> kept = new ConcurrentHashMap<>();

    /** The key of a scope; a key derived from another secret than this one isn't used. */
    Hmac key(CredentialScope scope, String secret) {
        Kept known = kept.get(scope);
        if (known != null && known.secret.equals(secret)) {
            return known.key;
        }
        Hmac derived = derive(scope, secret);
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(scope, new Kept(secret, derived));
        return derived;
    }

    static Hmac derive(CredentialScope scope, String secret) {
        Hmac start = new Hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8));
        Hmac date = new Hmac(start.of(scope.date()));
        Hmac region = new Hmac(date.of(scope.region()));
        Hmac service = new Hmac(region.of(scope.service()));
        return new Hmac(service.of(CredentialScope.TERMINATOR));
    }

    private record Kept(String secret, Hmac key) {
        @Override
        public String toString() {
            return "a signing key";
        }
    }
}

package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Assertions that were used: none is taken twice. They are kept as long as one could still be taken
 * for valid.
 */
final class SamlReplays {
    /** Longer than any assertion is taken after its issue. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private SamlReplays() {}

    /**
     * Uses an assertion up.
     *
     * @throws cloister.wire.ApiException InvalidIdentityToken where it was used before
     */
    static void use(
            Transaction state, SamlProvider provider, SamlAssertion assertion, Instant now) {
        use(state, provider.id(), assertion.id(), assertion.issued(), now);
    }

    /** The same, of a provider by its id. */
    static void use(
            Transaction state, String provider, String assertion, Instant issued, Instant now) {
        forget(state, now);
        String key = "%011d %s %s".formatted(issued.getEpochSecond(), provider, assertion);
        if (state.get(Tables.SAML_USED, key).isPresent()) {
            throw SamlError.token("The SAML response was used before; sign in again.");
        }
        state.put(Tables.SAML_USED, key, new SamlUse(issued.plus(KEPT)));
    }

    private static void forget(Transaction state, Instant now) {
        List<String> past;
        try (Stream<Reader.Entry<SamlUse>> used = state.scan(Tables.SAML_USED, "")) {
            past =
                    used.takeWhile(entry -> now.isAfter(entry.value().until()))
                            .map(Reader.Entry::key)
                            .toList();
        }
        past.forEach(key -> state.delete(Tables.SAML_USED, key));
    }
}

package cloister.server;

import cloister.identity.Identity;
import cloister.identity.Vouched;
import cloister.wire.Struct;

import java.time.Instant;

/** Makes sure of callers by what their identity provider says of them. */
record ProviderWords(Identity identity) implements Gateway.Vouching {
    @Override
    public boolean takes(String operation) {
        return identity.vouchers().take(operation);
    }

    @Override
    public Vouched caller(String operation, Struct input, Instant now) {
        return identity.vouchers().vouch(operation, input, now);
    }
}

package cloister.studio;

import cloister.wire.Struct;

import java.time.Instant;

/** Reads members that every stored record of a kind has. */
final class Stored {
    private Stored() {}

    static Instant time(Struct stored, String member) {
        return (Instant) stored.get(member).orElseThrow();
    }
}

package cloister.server.console;

import java.time.Instant;
import java.util.Optional;

/**
 * Someone's session in the console; kept on this side, under the hash of its cookie.
 *
 * @param owner the unique id of whose it is
 * @param name what they are called
 * @param password when the password was set that it was opened with; empty where they came by
 *     another door
 * @param multiFactor whether a code was proved
 * @param keys what it acts with, once they are in
 * @param role what it acts with instead, while they have switched to a role
 * @param ticket what they get a role by, while they choose one
 * @param expires when it ends, whatever happens
 * @param idle when it ends if nothing happens
 */
record ConsoleSession(
        String owner,
        String name,
        Stage stage,
        String region,
        Optional<Instant> password,
        boolean multiFactor,
        Optional<Keys> keys,
        Optional<Keys> role,
        Optional<String> ticket,
        Instant expires,
        Instant idle) {

    boolean lives(Instant now) {
        return now.isBefore(expires) && now.isBefore(idle);
    }

    /** What it acts with at this moment: the role's keys as long as they are good. */
    Optional<Keys> acting(Instant now) {
        return role.filter(taken -> now.isBefore(taken.expires())).or(() -> keys);
    }

    boolean switched(Instant now) {
        return role.filter(taken -> now.isBefore(taken.expires())).isPresent();
    }

    ConsoleSession withRole(Optional<Keys> taken) {
        return new ConsoleSession(
                owner,
                name,
                stage,
                region,
                password,
                multiFactor,
                keys,
                taken,
                ticket,
                expires,
                idle);
    }

    ConsoleSession in(String otherRegion) {
        return new ConsoleSession(
                owner,
                name,
                stage,
                otherRegion,
                password,
                multiFactor,
                keys,
                role,
                ticket,
                expires,
                idle);
    }

    ConsoleSession until(Instant newIdle) {
        return new ConsoleSession(
                owner,
                name,
                stage,
                region,
                password,
                multiFactor,
                keys,
                role,
                ticket,
                expires,
                newIdle);
    }
}

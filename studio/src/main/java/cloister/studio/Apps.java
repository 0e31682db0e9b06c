package cloister.studio;

import cloister.store.Reader;
import cloister.store.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Questions about all the apps of a domain, user profile or space. */
final class Apps {
    private Apps() {}

    static List<App> all(Reader reader, String scope, Predicate<App> filter) {
        return App.TABLE.list(reader, Listing.all(scope, filter)).items();
    }

    /**
     * Checks that no app runs or will run.
     *
     * @throws cloister.wire.ApiException ResourceInUse with the message
     */
    static void checkOver(Reader reader, String scope, String message) {
        if (!all(reader, scope, app -> !app.status().state().isOver()).isEmpty()) {
            throw Refusal.inUse(message);
        }
    }

    /**
     * Ends the owner's apps that have failed, so that the owner can go.
     *
     * @throws cloister.wire.ApiException ResourceInUse with the message where others are left
     */
    static void endFailed(Transaction transaction, String scope, String message, Instant now) {
        checkOver(transaction, scope, message);
        all(transaction, scope, app -> app.status().state() == AppStatus.State.FAILED)
                .forEach(app -> end(transaction, app, now));
    }

    /** Records that an app is deleted. */
    static void end(Transaction transaction, App app, Instant now) {
        App.TABLE.put(transaction, app.withStatus(AppStatus.of(AppStatus.State.DELETED, now)));
        Expiring.APP.at(now.plus(App.REMEMBERED), app.key(), transaction, now);
    }
}

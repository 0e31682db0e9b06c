package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;

import java.time.Instant;
import java.util.Optional;

/**
 * Open Studios: a presigned URL's token opens one, once, and a cookie finds it again. From the
 * cookie comes the entrance, the secret for the apps' origin, which opens no page: what runs in an
 * app could get hold of it.
 */
record StudioSessions(Store store) {
    Optional<StudioSession> redeem(String token, Instant now) {
        String hash = Secrets.hash(token);
        if (store.read().get(PresignedUrl.TABLE, hash).isEmpty()) {
            return Optional.empty();
        }
        return store.write(transaction -> redeem(transaction, hash, now));
    }

    private static Optional<StudioSession> redeem(
            Transaction transaction, String hash, Instant now) {
        Optional<PresignedUrl> presigned = transaction.get(PresignedUrl.TABLE, hash);
        transaction.delete(PresignedUrl.TABLE, hash);
        return presigned
                .filter(url -> now.isBefore(url.expires()))
                .filter(url -> url.visit().isWelcome(transaction))
                .map(url -> open(transaction, url, now));
    }

    private static StudioSession open(Transaction transaction, PresignedUrl url, Instant now) {
        String cookie = Secrets.token();
        String hash = Secrets.hash(entrance(cookie));
        OpenStudio studio = new OpenStudio(url.visit(), now.plusSeconds(url.sessionSeconds()));
        Expiring.SESSION.at(studio.expires(), hash, transaction, now);
        transaction.put(OpenStudio.TABLE, hash, studio);
        return studio.toSession(cookie);
    }

    /** The secret for the apps' origin. */
    static String entrance(String cookie) {
        return Secrets.hash("entrance " + cookie);
    }

    Optional<StudioSession> session(String cookie, Instant now) {
        return find(entrance(cookie), now).map(studio -> studio.toSession(cookie));
    }

    Optional<StudioSession> entered(String entrance, Instant now) {
        return find(entrance, now).map(studio -> studio.toSession(entrance));
    }

    private Optional<OpenStudio> find(String entrance, Instant now) {
        Reader reader = store.read();
        return reader.get(OpenStudio.TABLE, Secrets.hash(entrance))
                .filter(studio -> now.isBefore(studio.expires()))
                .filter(studio -> studio.visit().isWelcome(reader));
    }

    void signOut(String entrance) {
        String hash = Secrets.hash(entrance);
        if (store.read().get(OpenStudio.TABLE, hash).isEmpty()) {
            return;
        }
        store.write(
                transaction -> {
                    transaction.delete(OpenStudio.TABLE, hash);
                    return hash;
                });
    }
}

package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;

import java.time.Instant;
import java.util.Optional;

/** Open Studios: a presigned URL's token opens one, once, and a cookie finds it again. */
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
        String hash = Secrets.hash(cookie);
        OpenStudio studio = new OpenStudio(url.visit(), now.plusSeconds(url.sessionSeconds()));
        Expiring.SESSION.at(studio.expires(), hash, transaction, now);
        transaction.put(OpenStudio.TABLE, hash, studio);
        return studio.toSession(cookie);
    }

    Optional<StudioSession> session(String cookie, Instant now) {
        Reader reader = store.read();
        return reader.get(OpenStudio.TABLE, Secrets.hash(cookie))
                .filter(studio -> now.isBefore(studio.expires()))
                .filter(studio -> studio.visit().isWelcome(reader))
                .map(studio -> studio.toSession(cookie));
    }

    void signOut(String cookie) {
        String hash = Secrets.hash(cookie);
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

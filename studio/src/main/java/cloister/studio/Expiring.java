package cloister.studio;

import cloister.store.Reader.Entry;
import cloister.store.Table;
import cloister.store.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Records that outlive their use, by when they may go: whoever adds one sweeps those before. */
enum Expiring {
    PRESIGNED_URL {
        @Override
        void remove(Transaction transaction, String key, Instant now) {
            transaction.delete(PresignedUrl.TABLE, key);
        }
    },
    SESSION {
        @Override
        void remove(Transaction transaction, String key, Instant now) {
            transaction.delete(OpenStudio.TABLE, key);
        }
    },
    ACTOR {
        @Override
        void remove(Transaction transaction, String key, Instant now) {
            transaction
                    .get(Actor.TABLE, key)
                    .filter(actor -> actor.expires().isBefore(now))
                    .ifPresent(actor -> transaction.delete(Actor.TABLE, key));
        }
    },
    APP {
        @Override
        void remove(Transaction transaction, String key, Instant now) {
            App.forget(transaction, key, now);
        }
    };

    private static final Table<String> TABLE = new Table<>("studio.expiring", TextCodec.INSTANCE);

    abstract void remove(Transaction transaction, String key, Instant now);

    /** Notes that a record may go, and removes all that might have gone before now. */
    void at(Instant expires, String key, Transaction transaction, Instant now) {
        sweep(transaction, now);
        transaction.put(TABLE, SortText.time(expires) + " " + name() + " " + key, key);
    }

    private static void sweep(Transaction transaction, Instant now) {
        String end = SortText.time(now);
        List<Entry<String>> due;
        try (Stream<Entry<String>> entries = transaction.scan(TABLE, "")) {
            due = entries.takeWhile(entry -> entry.key().compareTo(end) < 0).toList();
        }
        for (Entry<String> entry : due) {
            valueOf(entry.key().split(" ", 3)[1]).remove(transaction, entry.value(), now);
            transaction.delete(TABLE, entry.key());
        }
    }
}

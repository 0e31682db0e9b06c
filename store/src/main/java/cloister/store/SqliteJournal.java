package cloister.store;

import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Commits in an SQLite database: a write-ahead log that is synced at each commit, so that one that
 * was acknowledged survives the end of the process and of the machine's power.
 */
final class SqliteJournal implements Journal {
    private static final List<String> SETTINGS =
            List.of(
                    "PRAGMA locking_mode=EXCLUSIVE", // no other process, so no shared memory
                    "PRAGMA journal_mode=WAL",
                    "PRAGMA synchronous=FULL",
                    "PRAGMA fullfsync=1"); // macOS: fsync alone doesn't reach the disk

    private final Connection database;
    private final PreparedStatement put;
    private final PreparedStatement delete;
    private final PreparedStatement head;

    private SqliteJournal(Connection database) throws SQLException {
        this.database = database;
        this.put = database.prepareStatement("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)");
        this.delete = database.prepareStatement("DELETE FROM entry WHERE tbl = ? AND key = ?");
        this.head = database.prepareStatement("UPDATE head SET revision = ?");
    }

    /**
     * Opens a database, a new one in an empty file.
     *
     * @throws StoreException where the file isn't a database of ours
     */
    static SqliteJournal open(Path file) {
        try {
            Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = database.createStatement()) {
                for (String setting : SETTINGS) {
                    statement.execute(setting);
                }
            }
            SqliteSchema.migrate(database);
            return new SqliteJournal(database);
        } catch (SQLException unusable) {
            throw new StoreException("Can't open the database " + file, unusable);
        }
    }

    @Override
    public Snapshot load() {
        Map<String, TreeMap<String, Cell>> tables = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT tbl, key, value FROM entry")) {
            while (row.next()) {
                tables.computeIfAbsent(row.getString(1), name -> new TreeMap<>())
                        .put(row.getString(2), Cell.encoded(row.getBytes(3)));
            }
        } catch (SQLException unreadable) {
            throw new StoreException("Can't read the database", unreadable);
        }
        Map<String, TreePMap<String, Cell>> sorted = new HashMap<>();
        tables.forEach((name, rows) -> sorted.put(name, TreePMap.fromSortedMap(rows)));
        return new Snapshot(revision(), HashTreePMap.from(sorted));
    }

    @Override
    public void append(List<Batch> batches) {
        try {
            database.setAutoCommit(false);
            try {
                for (Batch batch : batches) {
                    write(batch.rows());
                }
                head.setLong(1, batches.getLast().after().revision());
                head.executeUpdate();
                database.commit();
            } catch (SQLException failure) {
                database.rollback();
                throw failure;
            } finally {
                database.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new StoreException("Can't write to the database", failure);
        }
    }

    private void write(List<Batch.Row> rows) throws SQLException {
        for (Batch.Row row : rows) {
            switch (row) {
                case Batch.Row.Present(String table, String key, byte[] value) -> {
                    put.setString(1, table);
                    put.setString(2, key);
                    put.setBytes(3, value);
                    put.executeUpdate();
                }
                case Batch.Row.Gone(String table, String key) -> {
                    delete.setString(1, table);
                    delete.setString(2, key);
                    delete.executeUpdate();
                }
            }
        }
    }

    @Override
    public long revision() {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT revision FROM head")) {
            return row.getLong(1);
        } catch (SQLException unreadable) {
            throw new StoreException("Can't read the database", unreadable);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException failure) {
            throw new StoreException("Can't close the database", failure);
        }
    }
}

package cloister.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** The versions of the database's schema, and the way from each to the next. */
final class SqliteSchema {
    private static final List<Migration> MIGRATIONS =
            List.of(
                    new Migration(
                            1,
                            "entries",
                            """
                            CREATE TABLE entry (
                              tbl TEXT NOT NULL,
                              key TEXT NOT NULL,
                              value BLOB NOT NULL,
                              PRIMARY KEY (tbl, key)
                            ) WITHOUT ROWID
                            """,
                            "CREATE TABLE head (revision INTEGER NOT NULL)",
                            "INSERT INTO head (revision) VALUES (0)"));

    private SqliteSchema() {}

    /**
     * Brings a database to the newest version.
     *
     * @throws StoreException where it is newer than this program
     */
    static void migrate(Connection database) throws SQLException {
        int version = version(database);
        if (version > MIGRATIONS.getLast().version) {
            throw new StoreException(
                    "The data was written by a newer version of Cloister (schema "
                            + version
                            + ", this one knows "
                            + MIGRATIONS.getLast().version
                            + "): use that version.");
        }
        for (Migration migration : MIGRATIONS) {
            if (migration.version > version) {
                migration.run(database);
            }
        }
    }

    private static int version(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS migration (
                      version INTEGER PRIMARY KEY,
                      name TEXT NOT NULL,
                      applied TEXT NOT NULL
                    )
                    """);
            try (ResultSet row =
                    statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM migration")) {
                return row.getInt(1);
            }
        }
    }

    /** One step, done in one transaction. */
    private record Migration(int version, String name, List<String> statements) {
        Migration(int version, String name, String... statements) {
            this(version, name, List.of(statements));
        }

        void run(Connection database) throws SQLException {
            database.setAutoCommit(false);
            try (Statement statement = database.createStatement();
                    PreparedStatement note =
                            database.prepareStatement("INSERT INTO migration VALUES (?, ?, ?)")) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                note.setInt(1, version);
                note.setString(2, name);
                note.setString(3, Instant.now().toString());
                note.execute();
                database.commit();
            } finally {
                database.setAutoCommit(true);
            }
        }
    }
}

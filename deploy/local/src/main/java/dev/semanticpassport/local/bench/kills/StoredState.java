package dev.semanticpassport.local.bench.kills;

import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What stands in the services' databases, read beside the services. Connections are kept: a new one
 * costs the database more than a query, and endpoints here ask before each of their answers.
 */
public final class StoredState implements AutoCloseable {
    private final Platform platform;
    private final Map<String, Deque<Connection>> idle = new ConcurrentHashMap<>();

    public StoredState(Platform platform) {
        this.platform = platform;
    }

    /**
     * The number that a query answers with.
     *
     * @param database a service's
     * @return empty while the database is away, and where the query has no row
     */
    public OptionalLong number(String database, String query, Object... values) {
        Deque<Connection> kept = idle.computeIfAbsent(database, _ -> new ConcurrentLinkedDeque<>());
        for (Connection one = kept.poll(); one != null; one = kept.poll()) {
            try {
                return asked(one, kept, query, values);
            } catch (SQLException endedSince) {
                // of a database that was killed; another one, or a new one, may do
            }
        }
        String url = "jdbc:postgresql://127.0.0.1:" + platform.port(Part.DATABASE) + "/" + database;
        try {
            return asked(
                    DriverManager.getConnection(url, "postgres", "postgres"), kept, query, values);
        } catch (SQLException away) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong asked(
            Connection connection, Deque<Connection> kept, String query, Object... values)
            throws SQLException {
        OptionalLong number;
        try {
            number = asked(connection, query, values);
        } catch (SQLException e) {
            end(connection);
            throw e;
        }
        kept.push(connection);
        return number;
    }

    private static OptionalLong asked(Connection connection, String query, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyEnded) {
            // as wanted
        }
    }

    @Override
    public void close() {
        idle.values().forEach(kept -> kept.forEach(StoredState::end));
    }
}

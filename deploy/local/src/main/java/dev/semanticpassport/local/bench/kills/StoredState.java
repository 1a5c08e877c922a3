package dev.semanticpassport.local.bench.kills;

import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** What stands in the services' databases, read beside the services. */
public final class StoredState {
    private final Platform platform;

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
        String url = "jdbc:postgresql://127.0.0.1:" + platform.port(Part.DATABASE) + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException away) {
            return OptionalLong.empty();
        }
    }
}

package dev.semanticpassport.local.bench;

import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.traces.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Everything that a platform has written down or would tell anybody, as text by place. */
final class Haystack {
    private final Platform platform;
    private final Events events;

    Haystack(Platform platform, Events events) {
        this.platform = platform;
        this.events = events;
    }

    /** Every record of every topic, internal ones left out: key, headers and value. */
    Map<String, String> topics() {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Admin admin =
                Admin.create(
                        Map.<String, Object>of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, platform.kafka()))) {
            for (String topic : admin.listTopics().names().get().stream().sorted().toList()) {
                StringBuilder text = new StringBuilder();
                try (Events.Tail tail = events.tail(topic, true)) {
                    for (ConsumerRecord<String, byte[]> record : tail.drain()) {
                        text.append(record.key()).append('\n');
                        for (Header header : record.headers()) {
                            text.append(header.key()).append('=').append(text(header.value()));
                        }
                        text.append(text(record.value())).append('\n');
                    }
                }
                texts.put("topic " + topic, text.toString());
            }
            return texts;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be listed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8) + "\n";
    }

    /** Every log file. */
    Map<String, String> logs() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(platform.layout().logs())) {
            for (Path file : files.sorted().toList()) {
                texts.put(
                        "log " + file.getFileName(),
                        new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** What the services sent as traces, byte for byte as they sent it. */
    Map<String, String> traces() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : TraceFile.files(platform.layout().traces())) {
            texts.put(
                    "trace " + file.getFileName(),
                    new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Every row of every table of both databases; binary columns stand there in hex. */
    Map<String, String> tables() throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String database : List.of("passport", "scoring")) {
            String url =
                    "jdbc:postgresql://127.0.0.1:" + platform.port(Part.DATABASE) + "/" + database;
            try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
                for (String table : names(connection)) {
                    texts.put("table " + database + "." + table, dump(connection, table));
                }
            }
        }
        return texts;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static String dump(Connection connection, String table) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select t::text from \"" + table + "\" t")) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }
        return text.toString();
    }

    /** What the services answer on these paths, in each of the forms that they offer. */
    Map<String, String> answers(Part part, List<String> paths) {
        Rest rest = new Rest(platform.address(part));
        Map<String, String> texts = new LinkedHashMap<>();
        for (String path : paths) {
            for (String form : List.of("application/json", "text/markdown", "text/html", "*/*")) {
                try {
                    texts.put(part.label() + " " + path + " " + form, rest.text(path, form));
                } catch (Rest.Refused refused) {
                    // a form that a path does not offer; its refusal is an answer too
                    texts.put(
                            part.label() + " " + path + " " + form,
                            String.valueOf(refused.getMessage()));
                }
            }
        }
        return texts;
    }
}

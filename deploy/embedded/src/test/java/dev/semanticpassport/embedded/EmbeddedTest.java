package dev.semanticpassport.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTest {
    private static final String TOPIC = "things";

    @TempDir Path folder;

    @Test
    void a_killed_broker_has_its_records_when_it_comes_back_on_the_same_folder() throws Exception {
        // Given a broker with a record
        Path data = folder.resolve("broker");
        Path log = folder.resolve("broker.log");
        int port = Ports.free();
        try (BrokerProcess broker = BrokerProcess.start(data, port, log)) {
            write(broker.bootstrapServers(), "before");
            // When it is killed and another takes its folder and its port
            broker.kill();
            assertThat(broker.isAlive()).isFalse();
        }
        try (BrokerProcess broker = BrokerProcess.start(data, port, log)) {
            // Then the record is there, and it takes more
            write(broker.bootstrapServers(), "after");
            assertThat(read(broker.bootstrapServers(), 2)).containsExactly("before", "after");
        }
    }

    @Test
    void a_killed_database_has_its_rows_when_it_comes_back_on_the_same_folder() throws Exception {
        // Given a server with a row, and a client that stays connected
        Path data = folder.resolve("database");
        EmbeddedDatabase killed = start(data);
        killed.create("things");
        killed.create("things");
        Connection client = connect(killed);
        execute(client, "create table thing (name text)");
        execute(client, "insert into thing values ('before')");
        // When it is killed and another takes its folder
        killed.kill();
        // Then the row is there
        try (EmbeddedDatabase again = start(data);
                Connection connection = connect(again)) {
            assertThat(names(connection)).containsExactly("before");
        }
        client.close();
    }

    @Test
    void a_database_left_running_on_a_folder_gives_way_to_the_next_one() throws Exception {
        // Given a server whose parent is gone
        Path data = folder.resolve("database");
        EmbeddedDatabase left = start(data);
        left.create("things");
        // When another starts on its folder
        try (EmbeddedDatabase next = start(data);
                Connection connection = connect(next)) {
            // Then the first is stopped and the second serves
            assertThat(Listening.on(left.port())).isFalse();
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(left.process()).isEmpty();
    }

    @Test
    void root_without_user_namespaces_runs_the_database_as_nobody() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "Only root may change its user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not here");
        // Given a folder that nobody may enter
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        // When
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(
                        Postgres.unpacked(Postgres.RunAs.NOBODY),
                        folder.resolve("database"),
                        Ports.free(),
                        folder.resolve("database.log"),
                        EmbeddedDatabase.Keeping.DURABLE)) {
            database.create("things");
            // Then
            assertThat(database.process().orElseThrow().info().user()).contains("nobody");
            try (Connection connection = connect(database)) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void a_docker_that_answers_tells_its_images() throws Exception {
        // Given a daemon that speaks as Docker does
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            daemon.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<Void> answered =
                    CompletableFuture.runAsync(
                            () ->
                                    answer(
                                            daemon,
                                            "HTTP/1.0 200 OK\r\n\r\n"
                                                    + "[{\"RepoTags\":[\"postgres:17-alpine\"]}]"),
                            Thread::startVirtualThread);
            // When, Then
            assertThat(DockerImages.present(socket, Duration.ofSeconds(20)))
                    .contains("postgres:17-alpine")
                    .doesNotContain("apache/kafka:4.1.2");
            answered.join();
        }
    }

    @Test
    void a_docker_that_is_not_there_or_silent_has_no_images() throws Exception {
        assertThat(DockerImages.present(folder.resolve("none"), Duration.ofSeconds(20))).isEmpty();
        Path socket = folder.resolve("silent.sock");
        try (ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            daemon.bind(UnixDomainSocketAddress.of(socket));
            assertThat(DockerImages.present(socket, Duration.ofMillis(200))).isEmpty();
        }
    }

    private static void answer(ServerSocketChannel daemon, String response) {
        try (SocketChannel client = daemon.accept()) {
            client.read(ByteBuffer.allocate(1024));
            client.write(ByteBuffer.wrap(response.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_port_given_is_free() {
        assertThat(Listening.on(Ports.free())).isFalse();
    }

    private EmbeddedDatabase start(Path data) throws IOException {
        return EmbeddedDatabase.start(
                data,
                Ports.free(),
                folder.resolve("database.log"),
                EmbeddedDatabase.Keeping.THROWN_AWAY);
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl("things"), EmbeddedDatabase.USER, "");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select array_agg(name) from thing")) {
            rows.next();
            return List.of((String[]) rows.getArray(1).getArray());
        }
    }

    private static void write(String bootstrap, String value) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            }
        }
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrap),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
        }
    }

    private static List<String> read(String bootstrap, int count) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            List<String> values = new ArrayList<>();
            while (values.size() < count) {
                consumer.poll(Duration.ofSeconds(10)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}

package dev.semanticpassport.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker, its own controller, in this JVM. A folder that a broker has used before brings
 * its topics and offsets back, however that broker ended.
 *
 * <p>Platforms run it in a process of its own: {@link BrokerProcess}.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /** Always the same, so that a start that was interrupted while formatting can be repeated. */
    private static final String CLUSTER_ID =
            new Uuid(0x73656d616e746963L, 0x70617373706f7274L).toString();

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it answers.
     *
     * @param data folder of topics and offsets; made where it does not exist
     * @param port where clients connect, on the loopback address only
     * @throws IOException when the folder cannot be written
     */
    public static EmbeddedBroker start(Path data, int port) throws IOException {
        Files.createDirectories(data);
        Properties settings = settings(data.toAbsolutePath(), port, Ports.free());
        format(data, settings);
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, port);
    }

    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Gives a new folder its identity; one that has it already stays as it is. */
    private static void format(Path data, Properties settings) throws IOException {
        Path file = data.resolve("broker.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status =
                StorageTool.execute(
                        new String[] {
                            "format",
                            "--cluster-id",
                            CLUSTER_ID,
                            "--config",
                            file.toString(),
                            "--ignore-formatted"
                        },
                        new PrintStream(said, true, UTF_8));
        if (status != 0) {
            throw new IOException(
                    "The broker's folder %s cannot be prepared: %s"
                            .formatted(data, said.toString(UTF_8).strip()));
        }
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", data.resolve("log").toString());
        settings.put("controller.quorum.voters", "1@%s:%d".formatted(HOST, controllerPort));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
                        .formatted(HOST, port, controllerPort));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", "12");
        alone(settings);
        small(settings);
        return settings;
    }

    /** One broker holds the one copy of everything. */
    private static void alone(Properties settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // A consumer starts at once: nobody else's start is worth waiting for.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A killed broker may come back once its last session has ended: 3 s instead of 9.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // A killed service's partitions move on soon, if its consumers ask for that.
        settings.put("group.min.session.timeout.ms", "1000");
    }

    private static void small(Properties settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        settings.put("log.segment.bytes", String.valueOf(64 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", String.valueOf(512 * 1024));
        settings.put("metadata.log.segment.bytes", String.valueOf(16 * 1024 * 1024));
    }

    /**
     * Runs a broker until the process is told to stop, or, with a third argument {@code
     * with-parent}, until its standard input ends, as it does when its parent is gone.
     *
     * @param arguments data folder and port
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("Arguments: DATA-FOLDER PORT [with-parent]");
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        EmbeddedBroker broker = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
        if (arguments.length > 2 && "with-parent".equals(arguments[2])) {
            while (System.in.read() >= 0) {
                // Nothing is ever said; only the end matters.
            }
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }
}

package dev.semanticpassport.local.platform;

import dev.semanticpassport.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is run for each part, and what it is told by its environment. */
final class ServiceCommand {
    private final Layout layout;
    private final Options options;
    private final PlatformKeys keys;
    private final String kafka;
    private final int databasePort;

    ServiceCommand(
            Layout layout, Options options, PlatformKeys keys, String kafka, int databasePort) {
        this.layout = layout;
        this.options = options;
        this.keys = keys;
        this.kafka = kafka;
        this.databasePort = databasePort;
    }

    static List<String> broker(Layout layout, int port) {
        List<String> command =
                java(
                        layout,
                        Replica.first(Part.BROKER),
                        List.of("-Xmx320m", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of(
                        "-cp",
                        layout.libraries() + "/*",
                        "dev.semanticpassport.embedded.EmbeddedBroker",
                        layout.broker().toString(),
                        String.valueOf(port),
                        "with-parent"));
        return command;
    }

    static List<String> lab(Layout layout, int port) {
        List<String> command =
                java(
                        layout,
                        Replica.first(Part.LAB),
                        List.of("-Xmx768m", "--add-modules", "jdk.incubator.vector"));
        command.addAll(
                List.of(
                        "-cp",
                        layout.libraries() + "/*",
                        "dev.semanticpassport.lab.LabMain",
                        "serve",
                        "--models",
                        layout.models().toString(),
                        "--port",
                        String.valueOf(port)));
        return command;
    }

    List<String> of(Replica replica) {
        List<String> command = java(layout, replica, flags(replica.part()));
        switch (options.membership()) {
            case NAMED -> command.addAll(memberships(replica));
            case NAMELESS -> {}
        }
        command.addAll(List.of("-jar", layout.service(replica.part()).toString()));
        return command;
    }

    /**
     * What is compiled quickly starts quickly; where files are looked at, the whole compiler is
     * worth its time, and vectors and room for matrices are needed.
     */
    private List<String> flags(Part part) {
        return part == Part.PROBE && looksAtFiles()
                ? List.of("-Xmx768m", "--add-modules", "jdk.incubator.vector")
                : List.of("-Xmx384m", "-XX:TieredStopAtLevel=1");
    }

    private boolean looksAtFiles() {
        return Stream.of(Options.FILES_ROOTS, Options.HUB)
                .anyMatch(name ->
                        options.settings(Part.PROBE).containsKey(name)
                                || System.getenv(name) != null);
    }

    Map<String, String> environment(Replica replica, int port) {
        Part part = replica.part();
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("PASSPORT_TOPIC_PREFIX", options.topicPrefix());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        switch (part) {
            case PASSPORT -> {
                database(environment, "passport");
                environment.put("PASSPORT_SERVICE_KEY", keys.key("service"));
                environment.put("PASSPORT_SEALING_KEY", keys.key("sealing"));
            }
            case SCORING -> {
                database(environment, "scoring");
                environment.put("PASSPORT_SERVICE_KEY", keys.key("service"));
            }
            case PROBE -> {
                environment.put("PASSPORT_SECRETS_DIR", layout.secrets().toString());
                environment.put("PASSPORT_PROBE_ALLOW_PRIVATE", "loopback");
            }
            case DATABASE, BROKER, LAB -> throw new IllegalArgumentException(part.label());
        }
        environment.putAll(options.settings(part));
        return environment;
    }

    /**
     * Names each consumer to the broker: a service that was killed and started again takes its
     * partitions back at once, where a nameless one waits until the broker gives the dead one up.
     */
    private static List<String> memberships(Replica replica) {
        return Stream.of(
                        switch (replica.part()) {
                            case PASSPORT ->
                                    new String[] {
                                        "verification-requested",
                                        "evidence-updated",
                                        "probe-answered",
                                        "tree-edited",
                                        "fleet-requested"
                                    };
                            case PROBE -> new String[] {"probe-requested", "files-requested"};
                            case SCORING -> new String[] {"probe-answered"};
                            case DATABASE, BROKER, LAB -> new String[] {};
                        })
                .map(channel ->
                        "-Dmp.messaging.incoming."
                                + channel
                                + ".group.instance.id="
                                + replica.label()
                                + "-"
                                + channel)
                .toList();
    }

    private void database(Map<String, String> environment, String name) {
        String at = "127.0.0.1:" + databasePort + "/" + name;
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + at);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + at);
        environment.put("QUARKUS_DATASOURCE_USERNAME", EmbeddedDatabase.USER);
        // it listens on the loopback alone and trusts it; the services want some password
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "unused");
        // as in deploy/base: a busy machine's server takes its time
        environment.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "10");
    }

    private static List<String> java(Layout layout, Replica replica, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-Djava.io.tmpdir=" + layout.temporary(replica));
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("--enable-native-access=ALL-UNNAMED");
        return command;
    }
}

package dev.semanticpassport.local.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.SmallLoad;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Replica;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three images, made without an engine and run as a cluster runs them, against a real broker
 * and database: not as root, without capabilities, writing nothing but /tmp; they verify a model
 * and stop in time.
 */
class ConfinedTest {
    /** The shortest grace period in the manifests. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    private static final int AFTER_SIGTERM = 143;
    private static final List<String> HEALTH =
            List.of("/q/health/started", "/q/health/ready", "/q/health/live");

    @TempDir static Path folder;

    private record Running(Part service, ServiceProcess process, Confinement confinement) {}

    private static Platform platform;
    private static ServiceSettings settings;
    private static Imaging imaging;

    @BeforeAll
    static void makeTheImages() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/apt-get")),
                "the C library comes from Debian's package");
        Path home = ImagingTest.home();
        Stage stage = new Staging(home).write(folder.resolve("stage"), true);
        imaging =
                new Imaging(
                        stage,
                        new Base.DebianPackages(),
                        Labels.of(home, "test", Optional.empty()),
                        folder.resolve("work"));
        for (Part service : Stage.SERVICES) {
            imaging.write(service, archive(service));
        }
        platform = CacheTraining.stores(new Layout(home, folder.resolve("data")), _ -> {});
        settings = CacheTraining.settings(platform);
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void inNamespacesOfLinux() throws IOException {
        // Given
        assumeTrue(Confinement.Namespace.usable(), "needs root, unshare and capsh");
        for (Part service : Stage.SERVICES) {
            ImageArchive.read(archive(service)).unpack(root(service));
        }
        Map<String, Long> before = files();

        // When
        List<Map<String, String>> status =
                verify(service ->
                        new Confinement.Namespace(root(service), ImageLayout.entrypoint(false)));

        // Then
        status.forEach(ConfinedTest::assertConfined);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void inAContainerEngine() throws IOException {
        // Given
        Optional<List<String>> engine =
                Confinement.Engine.usable(archive(Part.PROBE), imaging.name(Part.PROBE));
        assumeTrue(engine.isPresent(), "neither Docker nor Podman runs containers here");

        // When
        List<Map<String, String>> status =
                verify(service -> {
                    Confinement.Engine one =
                            new Confinement.Engine(engine.get(), imaging.name(service));
                    one.load(archive(service));
                    return one;
                });

        // Then
        status.forEach(ConfinedTest::assertConfined);
        // the engine's own rules for system calls
        assertThat(status).allMatch(each -> "2".equals(each.get("Seccomp")));
    }

    /** Starts all, verifies one model and stops all; what Linux told of each meanwhile. */
    private static List<Map<String, String>> verify(Function<Part, Confinement> confinement)
            throws IOException {
        List<Running> running = new ArrayList<>();
        List<Map<String, String>> status = new ArrayList<>();
        try {
            for (Part service : Stage.SERVICES) {
                Map<String, String> environment = settings.environment(service);
                Confinement confined = confinement.apply(service);
                running.add(
                        new Running(
                                service,
                                ServiceProcess.start(
                                        service,
                                        confined.command(name(service), environment),
                                        environment,
                                        platform.layout().log(Replica.first(service))),
                                confined));
            }
            for (Running one : running) {
                one.process().awaitReady();
                assertThat(HEALTH).allMatch(one.process()::answers);
                status.add(one.process().status(one.confinement().pid(name(one.service()))));
            }
            SmallLoad.run(
                    platform,
                    new Screen(
                            new PrintStream(
                                    OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                            false),
                    1);
            for (Running one : running) {
                ServiceProcess.End end = one.process().stop(GRACE);
                assertThat(end.exitCode()).as(one.service().label()).isEqualTo(AFTER_SIGTERM);
            }
        } finally {
            running.forEach(one -> one.process().close());
        }
        return status;
    }

    private static Path archive(Part service) {
        return folder.resolve(service.label() + ".tar");
    }

    private static Path root(Part service) {
        return folder.resolve("root-" + service.label());
    }

    private static String name(Part service) {
        // an engine's names are the machine's, where other runs of this may be under way
        return "semantic-passport-test-" + ProcessHandle.current().pid() + "-" + service.label();
    }

    private static void assertConfined(Map<String, String> status) {
        assertThat(status.get("Uid")).isEqualTo("10001\t10001\t10001\t10001");
        assertThat(status.get("Gid")).isEqualTo("10001\t10001\t10001\t10001");
        for (String set : List.of("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")) {
            assertThat(status.get(set)).as(set).isEqualTo("0000000000000000");
        }
        assertThat(status.get("NoNewPrivs")).isEqualTo("1");
    }

    /** Every file of the unpacked images, with its time. */
    private static Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        for (Part service : Stage.SERVICES) {
            try (Stream<Path> all = Files.walk(root(service))) {
                for (Path file : all.toList()) {
                    files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
                }
            }
        }
        return files;
    }
}

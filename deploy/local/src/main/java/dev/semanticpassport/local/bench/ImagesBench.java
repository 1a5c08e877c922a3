package dev.semanticpassport.local.bench;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.images.Base;
import dev.semanticpassport.local.images.CacheTraining;
import dev.semanticpassport.local.images.ImageArchive;
import dev.semanticpassport.local.images.ImageLayout;
import dev.semanticpassport.local.images.Imaging;
import dev.semanticpassport.local.images.Labels;
import dev.semanticpassport.local.images.ServiceProcess;
import dev.semanticpassport.local.images.ServiceSettings;
import dev.semanticpassport.local.images.Stage;
import dev.semanticpassport.local.images.Staging;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The services' images with and without ahead-of-time cache: their size by layer, the time until a
 * service says that it is ready, and its memory, of the very files of the image.
 */
public final class ImagesBench {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration STOP = Duration.ofSeconds(65);
    private static final double MIB = 1024 * 1024;

    private final Layout layout;
    private final Screen screen;
    private final List<Map<String, Object>> figures = new ArrayList<>();

    public ImagesBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /** What was seen of one service in one run; memory in KiB. */
    private record Seen(
            long readyMillis,
            long readyProcessorMillis,
            ServiceProcess.Memory atRest,
            ServiceProcess.Memory atWork) {}

    /**
     * Runs it.
     *
     * @param runs starts of all services for each kind of image
     * @param verifications the work in each run
     */
    public void run(int runs, int verifications) throws IOException {
        for (boolean cached : List.of(false, true)) {
            screen.line(cached ? "With the cache" : "Without the cache");
            Stage stage = new Staging(layout.home()).write(layout.data().resolve("stage"), !cached);
            if (cached) {
                new CacheTraining(layout, screen::line)
                        .train(stage, platform -> SmallLoad.run(platform, screen, 6));
            }
            Map<Part, List<Seen>> seen = measure(stage, runs, verifications);
            for (Part service : Stage.SERVICES) {
                figures.add(figures(stage, service, seen.get(service)));
            }
        }
        print(runs, verifications);
    }

    private Map<Part, List<Seen>> measure(Stage stage, int runs, int verifications)
            throws IOException {
        Map<Part, List<Seen>> seen = new EnumMap<>(Part.class);
        Map<Part, Path> applications = new EnumMap<>(Part.class);
        for (Part service : Stage.SERVICES) {
            seen.put(service, new ArrayList<>());
            applications.put(
                    service,
                    Staging.assemble(
                            stage, service, layout.data().resolve("run").resolve(service.label())));
        }
        try (Platform platform = CacheTraining.stores(layout, screen::line)) {
            ServiceSettings settings = CacheTraining.settings(platform);
            // the first start migrates the databases, and is not counted
            for (int run = 0; run <= runs; run++) {
                Map<Part, Seen> one =
                        once(stage, applications, settings, run == 0 ? 1 : verifications);
                if (run > 0) {
                    one.forEach((service, what) -> seen.get(service).add(what));
                    screen.line("  run " + run + " of " + runs);
                }
            }
        }
        return seen;
    }

    /** The services are started one after the other, so that none waits for another. */
    private Map<Part, Seen> once(
            Stage stage, Map<Part, Path> applications, ServiceSettings settings, int verifications)
            throws IOException {
        Map<Part, ServiceProcess> processes = new EnumMap<>(Part.class);
        Map<Part, Duration> ready = new EnumMap<>(Part.class);
        Map<Part, Duration> processor = new EnumMap<>(Part.class);
        Map<Part, ServiceProcess.Memory> atRest = new EnumMap<>(Part.class);
        Map<Part, ServiceProcess.Memory> atWork = new EnumMap<>(Part.class);
        try {
            for (Part service : Stage.SERVICES) {
                ServiceProcess process =
                        ServiceProcess.start(
                                service,
                                ImageLayout.command(
                                        stage.java().toString(),
                                        String.valueOf(applications.get(service)),
                                        stage.cached(service)),
                                settings.environment(service),
                                layout.log(service));
                processes.put(service, process);
                ready.put(service, process.awaitReady());
                processor.put(service, process.processorTime());
            }
            LockSupport.parkNanos(REST.toNanos());
            for (Part service : Stage.SERVICES) {
                atRest.put(service, processes.get(service).memory());
            }
            Thread watch = Thread.ofVirtual().start(() -> watch(processes, atWork));
            SmallLoad.run(settings.platform(), screen, verifications);
            watch.interrupt();
            watch.join();
            Map<Part, Seen> seen = new EnumMap<>(Part.class);
            for (Part service : Stage.SERVICES) {
                processes.get(service).stop(STOP);
                seen.put(
                        service,
                        new Seen(
                                ready.get(service).toMillis(),
                                processor.get(service).toMillis(),
                                atRest.get(service),
                                atWork.getOrDefault(service, atRest.get(service))));
            }
            return seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            processes.values().forEach(ServiceProcess::close);
        }
    }

    /** Keeps the most that each service ever held, until it is interrupted. */
    private static void watch(
            Map<Part, ServiceProcess> processes, Map<Part, ServiceProcess.Memory> most) {
        try {
            while (true) {
                for (Part service : Stage.SERVICES) {
                    most.merge(
                            service,
                            processes.get(service).memory(),
                            (one, other) -> one.allKib() > other.allKib() ? one : other);
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException | IOException done) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> figures(Stage stage, Part service, List<Seen> seen)
            throws IOException {
        Path archive = layout.data().resolve("image.tar");
        new Imaging(
                        stage,
                        new Base.DebianPackages(),
                        Labels.of(layout.home(), "bench", Optional.empty()),
                        layout.data())
                .write(service, archive);
        Map<String, Object> layers = new LinkedHashMap<>();
        double packed = 0;
        double unpacked = 0;
        for (ImageArchive.Layer layer : ImageArchive.read(archive).layers()) {
            layers.put(layer.name(), tenths(layer.packedBytes() / MIB));
            packed += layer.packedBytes() / MIB;
            unpacked += layer.bytes() / MIB;
        }
        Files.delete(archive);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service", service.label());
        row.put("cache", stage.cached(service));
        row.put("packed_mib", tenths(packed));
        row.put("unpacked_mib", tenths(unpacked));
        row.put("layers_mib", layers);
        row.put("ready_ms", median(seen.stream().map(Seen::readyMillis)));
        row.put("ready_processor_ms", median(seen.stream().map(Seen::readyProcessorMillis)));
        row.put("rest_mib", median(seen.stream().map(one -> one.atRest().allKib() / 1024)));
        row.put(
                "rest_anonymous_mib",
                median(seen.stream().map(one -> one.atRest().anonymousKib() / 1024)));
        row.put("work_mib", median(seen.stream().map(one -> one.atWork().allKib() / 1024)));
        row.put(
                "work_anonymous_mib",
                median(seen.stream().map(one -> one.atWork().anonymousKib() / 1024)));
        row.put(
                "work_most_mib",
                seen.stream().mapToLong(one -> one.atWork().allKib() / 1024).max().orElse(0));
        return row;
    }

    private static long median(Stream<Long> values) {
        List<Long> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private void print(int runs, int verifications) {
        screen.line("");
        List<String> columns =
                List.of(
                        "service",
                        "cache",
                        "packed_mib",
                        "unpacked_mib",
                        "ready_ms",
                        "ready_processor_ms",
                        "rest_mib",
                        "work_mib",
                        "work_most_mib");
        Table table = new Table(columns.toArray(String[]::new));
        figures.forEach(row -> table.row(columns.stream().map(row::get).toArray()));
        table.print(screen.out());
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("bench", "images");
        last.put("runs", runs);
        last.put("verifications", verifications);
        last.put("images", figures);
        Table.json(screen.out(), last);
    }
}

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
import dev.semanticpassport.local.platform.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
            Part service,
            long readyMillis,
            long readyProcessorMillis,
            ServiceProcess.Memory atRest,
            ServiceProcess.Memory atWork) {}

    /** A service that is ready. */
    private static final class Started {
        private final Part service;
        private final ServiceProcess process;
        private final long readyMillis;
        private final long readyProcessorMillis;
        private ServiceProcess.Memory atRest;
        private ServiceProcess.Memory atWork;

        Started(Part service, ServiceProcess process) throws IOException {
            this.service = service;
            this.process = process;
            readyMillis = process.awaitReady().toMillis();
            readyProcessorMillis = process.processorTime().toMillis();
            atRest = process.memory();
            atWork = atRest;
        }

        void rest() throws IOException {
            atRest = process.memory();
        }

        /** Keeps the most that it ever held. */
        void look() throws IOException {
            ServiceProcess.Memory now = process.memory();
            if (now.allKib() > atWork.allKib()) {
                atWork = now;
            }
        }

        Seen seen() {
            return new Seen(service, readyMillis, readyProcessorMillis, atRest, atWork);
        }
    }

    /**
     * Runs it.
     *
     * @param runs starts of all services for each kind of image
     * @param verifications the work in each run
     * @param trained a stage with caches; made where there is none
     */
    public void run(int runs, int verifications, Optional<Stage> trained) throws IOException {
        for (boolean cached : List.of(false, true)) {
            screen.line(cached ? "With the cache" : "Without the cache");
            Stage stage = cached && trained.isPresent() ? trained.get() : stage(cached);
            List<Seen> seen = measure(stage, runs, verifications);
            for (Part service : Stage.SERVICES) {
                figures.add(
                        figures(
                                stage,
                                service,
                                seen.stream().filter(one -> one.service() == service).toList()));
            }
        }
        print(runs, verifications);
    }

    private Stage stage(boolean cached) throws IOException {
        Stage stage = new Staging(layout.home()).write(layout.data().resolve("stage"), !cached);
        if (cached) {
            new CacheTraining(layout, screen::line)
                    .train(stage, platform -> SmallLoad.run(platform, screen, 6));
        }
        return stage;
    }

    private List<Seen> measure(Stage stage, int runs, int verifications) throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (Part service : Stage.SERVICES) {
            Staging.assemble(stage, service, application(service));
        }
        try (Platform platform = CacheTraining.stores(layout, screen::line)) {
            ServiceSettings settings = CacheTraining.settings(platform);
            // the first start migrates the databases, and is not counted
            once(stage, settings, Math.min(1, verifications));
            for (int run = 1; run <= runs; run++) {
                List<Seen> now = once(stage, settings, verifications);
                seen.addAll(now);
                screen.line("  run " + run + " of " + runs + ":" + text(now));
            }
        }
        return seen;
    }

    /** What is left of a bench that somebody stops. */
    private static String text(List<Seen> seen) {
        StringBuilder text = new StringBuilder();
        for (Seen one : seen) {
            text.append(
                    " %s ready in %d ms (%d on processors), %d MiB at rest, %d at work;"
                            .formatted(
                                    one.service().label(),
                                    one.readyMillis(),
                                    one.readyProcessorMillis(),
                                    one.atRest().allKib() / 1024,
                                    one.atWork().allKib() / 1024));
        }
        return text.toString();
    }

    private Path application(Part service) {
        return layout.data().resolve("run").resolve(service.label());
    }

    /** The services are started one after the other, so that none waits for another. */
    private List<Seen> once(Stage stage, ServiceSettings settings, int verifications)
            throws IOException {
        List<ServiceProcess> processes = new ArrayList<>();
        List<Started> started = new ArrayList<>();
        try {
            for (Part service : Stage.SERVICES) {
                ServiceProcess process =
                        ServiceProcess.start(
                                service,
                                ImageLayout.command(
                                        stage.java().toString(),
                                        application(service).toString(),
                                        stage.cached(service)),
                                settings.environment(service),
                                layout.log(Replica.first(service)));
                processes.add(process);
                started.add(new Started(service, process));
            }
            LockSupport.parkNanos(REST.toNanos());
            for (Started one : started) {
                one.rest();
            }
            Thread watch = Thread.ofVirtual().start(() -> watch(started));
            SmallLoad.run(settings.platform(), screen, verifications);
            watch.interrupt();
            watch.join();
            processes.forEach(process -> process.stop(STOP));
            return started.stream().map(Started::seen).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            processes.forEach(ServiceProcess::close);
        }
    }

    private static void watch(List<Started> started) {
        try {
            while (true) {
                for (Started one : started) {
                    one.look();
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

package dev.semanticpassport.local.bench.flood;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.images.ImageLayout;
import dev.semanticpassport.local.images.ServiceProcess;
import dev.semanticpassport.local.images.ServiceSettings;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Floods probe-service, run as in its image, with the largest of chats, with looks at files, and
 * with both, each beyond all rooms, and says the most memory that it held.
 */
public final class FloodBench {
    private static final Duration STOP = Duration.ofSeconds(65);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int SENT_AT_ONCE = 200;

    private final Layout layout;
    private final Screen screen;

    public FloodBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /**
     * What comes.
     *
     * @param chats with the longest questions
     * @param looks that compare two models
     * @param endpoints that the chats are spread over
     * @param answerBytes of each answer
     * @param columns of the models' one matrix of 4,096 rows
     * @param patience with each of the three runs
     */
    public record Size(
            int chats, int looks, int endpoints, int answerBytes, int columns, Duration patience) {}

    /** What was seen of one run. */
    private record Seen(
            String flood,
            int sent,
            int answered,
            int failed,
            double seconds,
            int callsAtOnce,
            double residentMib,
            double anonymousMib,
            double heapMib,
            double buffersMib,
            boolean survived) {

        /** Without a collection of all of the heap, nothing tells what stays of it. */
        boolean collected() {
            return heapMib > 0;
        }
    }

    /** Runs thrice, each time with a service that was just started. */
    public void run(Size size) throws IOException {
        TwoModels models =
                TwoModels.write(layout.models().resolve("flood").toAbsolutePath(), size.columns());
        List<Seen> all = new ArrayList<>();
        try (Platform platform =
                        Platform.start(
                                layout,
                                Options.everything().only(EnumSet.of(Part.BROKER)),
                                (part, what) -> screen.line("  " + part.label() + " " + what));
                Events events =
                        new Events(
                                platform.kafka(),
                                platform.running().topicPrefix(),
                                Clock.systemUTC())) {
            all.add(once(platform, events, models, size, "chats", size.chats(), 0));
            all.add(once(platform, events, models, size, "looks", 0, size.looks()));
            all.add(once(platform, events, models, size, "both", size.chats(), size.looks()));
        }
        print(all);
    }

    private Seen once(
            Platform platform,
            Events events,
            TwoModels models,
            Size size,
            String flood,
            int chats,
            int looks)
            throws IOException {
        screen.line("A flood of " + chats + " chats and " + looks + " looks ...");
        try (Volleys endpoints = new Volleys(size.endpoints(), size.answerBytes());
                ServiceProcess service = start(platform, models)) {
            // the service makes the topics that are missing
            service.awaitReady();
            List<ProbeRequested> probes = new ArrayList<>(Flood.looks(models, looks));
            probes.addAll(Flood.chats(endpoints.urls(), chats));
            long began = System.nanoTime();
            try (Events.Tail tail = events.tail(Topic.PROBE_ANSWERED, false);
                    Held held = new Held(service, new Rest(platform.address(Part.PROBE)))) {
                for (int from = 0; from < probes.size(); from += SENT_AT_ONCE) {
                    events.send(probes.subList(from, Math.min(probes.size(), from + SENT_AT_ONCE)));
                }
                Set<String> open = new HashSet<>();
                probes.forEach(probe -> open.add(probe.key()));
                int failed = await(tail, open, service, began + size.patience().toNanos());
                Seen seen =
                        new Seen(
                                flood,
                                probes.size(),
                                probes.size() - open.size() - failed,
                                failed,
                                (System.nanoTime() - began) / 1e9,
                                endpoints.mostInFlight(),
                                held.residentMib(),
                                held.anonymousMib(),
                                held.heapMib(),
                                held.buffersMib(),
                                service.alive());
                if (service.alive()) {
                    service.stop(STOP);
                }
                return seen;
            }
        }
    }

    /** As the image runs it, with what looks need. */
    private ServiceProcess start(Platform platform, TwoModels models) throws IOException {
        Path temporary = layout.secrets();
        Map<String, String> environment =
                new HashMap<>(
                        new ServiceSettings(platform, "", "", temporary).environment(Part.PROBE));
        environment.put(
                "JDK_JAVA_OPTIONS",
                ImageLayout.JAVA_OPTIONS + " --add-modules=jdk.incubator.vector");
        environment.put(Options.FILES_ROOTS, models.folder().toString());
        return ServiceProcess.start(
                Part.PROBE,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        layout.service(Part.PROBE).toString()),
                environment,
                layout.log(Replica.first(Part.PROBE)));
    }

    /** Takes away what ended, until all did, the service did, or the time is over. */
    private int await(Events.Tail tail, Set<String> open, ServiceProcess service, long until) {
        int failed = 0;
        while (!open.isEmpty() && service.alive() && System.nanoTime() < until) {
            for (Event event : tail.events(LOOK)) {
                if (event instanceof ProbeAnswered answered
                        && open.remove(answered.verificationId() + ":" + answered.ordinal())) {
                    if (answered.outcome() instanceof Outcome.Failure failure) {
                        failed++;
                        screen.status(failure.failure() + ": " + failure.detail());
                    }
                }
            }
            screen.status(open.size() + " probes without an outcome");
        }
        return failed;
    }

    private void print(List<Seen> all) {
        screen.line("");
        Table table =
                new Table(
                        "flood",
                        "probes",
                        "answered",
                        "failed",
                        "s",
                        "calls at once",
                        "resident, MiB",
                        "without files, MiB",
                        "heap kept, MiB",
                        "buffers, MiB",
                        "the service");
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Seen seen : all) {
            table.row(
                    seen.flood(),
                    seen.sent(),
                    seen.answered(),
                    seen.failed(),
                    rounded(seen.seconds()),
                    seen.callsAtOnce(),
                    rounded(seen.residentMib()),
                    rounded(seen.anonymousMib()),
                    seen.collected() ? rounded(seen.heapMib()) : "not told",
                    rounded(seen.buffersMib()),
                    seen.survived() ? "works on" : "ended");
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("flood", seen.flood());
            one.put("probes", seen.sent());
            one.put("answered", seen.answered());
            one.put("failed", seen.failed());
            one.put("resident_mib", rounded(seen.residentMib()));
            one.put("without_files_mib", rounded(seen.anonymousMib()));
            if (seen.collected()) {
                one.put("heap_kept_mib", rounded(seen.heapMib()));
            }
            one.put("buffers_mib", rounded(seen.buffersMib()));
            one.put("survived", seen.survived());
            figures.add(one);
        }
        table.print(screen.out());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "flood");
        line.put("floods", figures);
        Table.json(screen.out(), line);
    }

    private static long rounded(double value) {
        return Math.round(value);
    }
}

package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.backup.BackingUp;
import dev.semanticpassport.local.backup.Restoring;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.UnderWay;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A backup in the middle of verifications, then everything destroyed and restored: verdicts must be
 * an undisturbed run's, and what was settled before must read as it did, byte for byte.
 */
public final class RestoreBench {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Slows the endpoint down, so that the backup meets probes in flight. */
    private static final Duration CALL_DELAY = Duration.ofMillis(400);

    private static final URI NOBODY = URI.create("http://127.0.0.1:9/v1");

    private static final double SETTLED_AT_BACKUP = 0.3;
    private static final double SETTLED_AT_LOSS = 0.6;

    private final Layout layout;
    private final Screen screen;
    private final Options options =
            Options.everything()
                    .with(Map.of(Part.PROBE, Map.of("PASSPORT_PROBE_LIMIT_CEILING", "16")));

    public RestoreBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /**
     * What the first platform left.
     *
     * @param reports of the verifications that were settled before the backup was begun, in JSON
     *     and Markdown
     */
    private record Before(
            List<VerificationRequested> requests,
            Verdicts undisturbed,
            Map<UUID, List<String>> reports,
            double backupSeconds,
            long backupBytes,
            int settledAtLoss) {}

    /** Runs so many verifications twice: once undisturbed, once with everything lost. */
    public void run(int verifications) throws IOException {
        Path backup = layout.data().resolveSibling(layout.data().getFileName() + ".backup");
        Files.deleteIfExists(backup);
        try (CallLog calls = new CallLog(NOBODY, CALL_DELAY)) {
            Before before;
            try (Platform first = start()) {
                calls.behind(first.running().lab());
                before = before(first, calls, backup, verifications);
            }
            screen.line("Everything is destroyed ...");
            destroy(layout.data());
            long began = System.nanoTime();
            Restoring.Restored restored = new Restoring(layout).read(backup);
            screen.line("Restored, as it was at " + restored.takenAt() + ".");
            try (Platform second = start()) {
                calls.behind(second.running().lab());
                double ready = (System.nanoTime() - began) / 1e9;
                after(second, before, ready);
            }
        } finally {
            Files.deleteIfExists(backup);
        }
    }

    private Platform start() {
        return Platform.start(
                layout,
                options,
                (replica, what) -> screen.line("  " + replica.label() + " " + what));
    }

    private Before before(Platform platform, CallLog calls, Path backup, int verifications)
            throws IOException {
        try (Events events =
                new Events(platform.kafka(), options.topicPrefix(), Clock.systemUTC())) {
            Population population = Population.withCarrier(platform, screen, verifications);
            Verdicts undisturbed =
                    Verdicts.undisturbed(population, events, calls.endpoint(), PATIENCE, screen);
            List<VerificationRequested> requests = population.requests(calls.endpoint());
            screen.line("The same again, with a backup in the middle ...");
            try (UnderWay underWay = UnderWay.submit(events, requests)) {
                Map<UUID, List<String>> reports =
                        reports(
                                platform,
                                settled(underWay, requests, verifications * SETTLED_AT_BACKUP)
                                        .keySet());
                int inFlight = calls.inFlight();
                long began = System.nanoTime();
                new BackingUp(layout).write(backup, true, Instant.now());
                double seconds = (System.nanoTime() - began) / 1e9;
                screen.line(
                        String.format(
                                Locale.ROOT,
                                "  backup in %.1f s, %.1f MB, with %d calls in flight",
                                seconds,
                                Files.size(backup) / 1e6,
                                inFlight));
                int settled = settled(underWay, requests, verifications * SETTLED_AT_LOSS).size();
                return new Before(
                        requests, undisturbed, reports, seconds, Files.size(backup), settled);
            }
        }
    }

    private Map<UUID, VerificationSettled> settled(
            UnderWay underWay, List<VerificationRequested> requests, double wanted) {
        return underWay.await(
                (int) wanted,
                PATIENCE,
                done -> screen.status("  " + done + " of " + requests.size() + " settled"));
    }

    private static Map<UUID, List<String>> reports(Platform platform, Set<UUID> settled) {
        Rest rest = new Rest(platform.address(Part.PASSPORT));
        Map<UUID, List<String>> reports = new HashMap<>();
        for (UUID verification : settled) {
            String path = "/api/v1/verifications/" + verification + "/report";
            reports.put(
                    verification,
                    List.of(rest.text(path, "application/json"), rest.text(path, "text/markdown")));
        }
        return reports;
    }

    private void after(Platform platform, Before before, double ready) {
        long began = System.nanoTime();
        Map<UUID, VerificationSettled> settled;
        try (Events events =
                        new Events(platform.kafka(), options.topicPrefix(), Clock.systemUTC());
                // verdicts of before must stand on the new topic again
                UnderWay underWay = UnderWay.submitted(events, before.requests())) {
            settled = settled(underWay, before.requests(), before.requests().size());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        int changed = before.undisturbed().changed(before.requests(), settled, screen);
        Map<UUID, List<String>> now = reports(platform, before.reports().keySet());
        long equal =
                before.reports().entrySet().stream()
                        .filter(report -> report.getValue().equals(now.get(report.getKey())))
                        .count();
        print(before, settled.size(), changed, equal, ready, seconds, stored(platform));
    }

    /** How many verifications are settled in the database, those of the undisturbed run with it. */
    private static int stored(Platform platform) {
        JsonNode page =
                new Rest(platform.address(Part.PASSPORT))
                        .read("/api/v1/verifications?state=SETTLED&size=1");
        return page.path("total").asInt(-1);
    }

    private void print(
            Before before,
            int settled,
            int changed,
            long equal,
            double ready,
            double seconds,
            int stored) {
        screen.line("");
        Table table = new Table("what", "");
        table.row("settled when the backup was begun", before.reports().size());
        table.row("settled when everything was destroyed", before.settledAtLoss());
        table.row("backup, seconds", String.format(Locale.ROOT, "%.1f", before.backupSeconds()));
        table.row("backup, MB", String.format(Locale.ROOT, "%.1f", before.backupBytes() / 1e6));
        table.row("restored and ready, seconds", String.format(Locale.ROOT, "%.1f", ready));
        table.row("until all were settled, seconds", String.format(Locale.ROOT, "%.1f", seconds));
        table.row("verdicts on the new topic", settled);
        table.row("settled in the database, both runs", stored);
        table.print(screen.out());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "restore");
        figures.put("verifications", before.requests().size());
        figures.put("settled_at_backup", before.reports().size());
        figures.put("settled", settled);
        figures.put("changed", changed);
        figures.put("reports_equal", equal);
        Table.json(screen.out(), figures);
    }

    private static void destroy(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}

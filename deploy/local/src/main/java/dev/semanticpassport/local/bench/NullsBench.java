package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Verifications of a model made without any of the keys, each against a passport with a fresh key,
 * through the whole platform: none may be recognised.
 */
public final class NullsBench {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Layout layout;
    private final Screen screen;

    public NullsBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    public void run(int verifications) throws IOException {
        Options options = Options.everything();
        try (Platform platform =
                        Platform.start(
                                layout,
                                options,
                                (replica, what) ->
                                        screen.line("  " + replica.label() + " " + what));
                Events events =
                        new Events(platform.kafka(), options.topicPrefix(), Clock.systemUTC())) {
            List<VerificationRequested> requests =
                    Population.ofNulls(platform, screen, verifications)
                            .requests(platform.running().lab());
            long began = System.nanoTime();
            Map<UUID, VerificationSettled> settled =
                    new Verifications(events)
                            .run(
                                    requests,
                                    PATIENCE,
                                    done ->
                                            screen.status(
                                                    "  "
                                                            + done
                                                            + " of "
                                                            + requests.size()
                                                            + " settled"));
            print(requests.size(), settled, (System.nanoTime() - began) / 1e9);
        }
    }

    private void print(int requested, Map<UUID, VerificationSettled> settled, double seconds) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        long probes = 0;
        long beacons = 0;
        long hits = 0;
        for (VerificationSettled verdict : settled.values()) {
            verdicts.merge(verdict.decided().verdict(), 1, Integer::sum);
            probes += verdict.asked();
            beacons += verdict.evidence().beacons();
            hits += verdict.evidence().hits();
        }
        screen.line("");
        Map<Decision, Long> decisions =
                settled.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        VerificationSettled::decided, Collectors.counting()));
        Table table = new Table("verdict", "reason", "verifications");
        decisions.forEach(
                (decided, count) -> table.row(decided.verdict(), decided.reason(), count));
        table.print(screen.out());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "nulls");
        figures.put("verifications", requested);
        figures.put("settled", settled.size());
        for (Verdict verdict : Verdict.values()) {
            figures.put(verdict.name().toLowerCase(Locale.ROOT), verdicts.getOrDefault(verdict, 0));
        }
        figures.put("beacons", beacons);
        figures.put("hits", hits);
        figures.put("probes", probes);
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        figures.put("probes_per_second", Math.round(probes / seconds));
        Table.json(screen.out(), figures);
    }
}

package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Asks recorded models through probe-service, with and without faults: is every probe accounted
 * for, and is the endpoint kept as busy as its limit allows?
 */
public final class ProbingBench {
    /** What the local replay may be asked at once; also probe-service's ceiling in this bench. */
    private static final int CONCURRENCY = 32;

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Layout layout;
    private final PrintStream out;

    public ProbingBench(Layout layout, PrintStream out) {
        this.layout = layout;
        this.out = out;
    }

    private record Run(
            int probes,
            int answered,
            Map<String, Integer> failed,
            int unaccounted,
            double efficiency) {
        int failures() {
            return failed.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Runs on recordings in a folder of {@code MODEL.jsonl.gz}. */
    public void run(Path data, int models, int prompts) throws IOException {
        List<Recording> recordings = Recording.of(data, models, prompts);
        Options options =
                Options.everything()
                        .only(EnumSet.of(Part.BROKER, Part.PROBE))
                        .with(
                                Map.of(
                                        Part.PROBE,
                                        Map.of(
                                                "PASSPORT_PROBE_LIMIT_CEILING",
                                                String.valueOf(CONCURRENCY))));
        try (Platform platform =
                        Platform.start(
                                layout,
                                options,
                                (replica, what) ->
                                        out.println("  " + replica.label() + " " + what));
                Events events =
                        new Events(platform.kafka(), options.topicPrefix(), Clock.systemUTC())) {
            warmUp(events, recordings);
            Run plain = run(events, recordings, Faults.NONE, "plain");
            Run faulty = run(events, recordings, new Faults(.05, .05, .01, .01), "faulty");
            print(plain, faulty);
        }
    }

    /** A server's first calls run in the interpreter; they would stand for its efficiency. */
    private void warmUp(Events events, List<Recording> recordings) throws IOException {
        run(events, recordings.subList(0, Math.min(3, recordings.size())), Faults.NONE, "warm-up");
    }

    private Run run(Events events, List<Recording> recordings, Faults faults, String name)
            throws IOException {
        try (Replay replay = new Replay(recordings, faults, LATENCY, 7);
                Events.Tail tail = events.tail(Topic.PROBE_ANSWERED, false)) {
            List<ProbeRequested> probes = probes(recordings, replay.endpoint(), name);
            Map<String, Outcome> outcomes = new HashMap<>();
            long began = System.nanoTime();
            events.send(probes);
            while (outcomes.size() < probes.size()
                    && System.nanoTime() - began < PATIENCE.toNanos()) {
                for (Event event : tail.events(Duration.ofMillis(200))) {
                    if (event instanceof ProbeAnswered answered) {
                        outcomes.put(
                                answered.verificationId() + ":" + answered.ordinal(),
                                answered.outcome());
                    }
                }
                out.printf(
                        Locale.ROOT,
                        "\r  %s: %d of %d probes ended ",
                        name,
                        outcomes.size(),
                        probes.size());
                out.flush();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "in %.1f s (%d HTTP requests, at most %d at once)%n",
                    seconds,
                    replay.requests(),
                    replay.mostInFlight());
            return summary(probes, outcomes, replay, seconds);
        }
    }

    private static Run summary(
            List<ProbeRequested> probes,
            Map<String, Outcome> outcomes,
            Replay replay,
            double seconds) {
        int answered = 0;
        Map<String, Integer> failed = new TreeMap<>();
        int unaccounted = 0;
        for (ProbeRequested probe : probes) {
            switch (outcomes.get(probe.key())) {
                case null -> unaccounted++;
                case Outcome.Answer _, Outcome.Files _ -> answered++;
                case Outcome.Failure failure ->
                        failed.merge(failure.failure().name(), 1, Integer::sum);
            }
        }
        double efficiency =
                answered * (replay.meanLatency().toNanos() / 1e9) / (seconds * CONCURRENCY);
        return new Run(probes.size(), answered, failed, unaccounted, efficiency);
    }

    private static List<ProbeRequested> probes(
            List<Recording> recordings, URI endpoint, String run) {
        List<ProbeRequested> probes = new ArrayList<>();
        for (Recording recording : recordings) {
            UUID verification =
                    UUID.nameUUIDFromBytes(
                            (run + "/" + recording.model()).getBytes(StandardCharsets.UTF_8));
            Access access =
                    new Access.Chat(endpoint, recording.model(), null, Map.of(), 0, null, 512);
            Rule rule = new Rule(.01, 1, .2, .01, false, recording.answers().size());
            int ordinal = 0;
            for (String prompt : recording.answers().keySet()) {
                probes.add(
                        new ProbeRequested(
                                verification,
                                ordinal++,
                                1,
                                access,
                                new Question(null, prompt),
                                new ReadAs.Text(),
                                rule));
            }
        }
        return probes;
    }

    private void print(Run plain, Run faulty) {
        out.println();
        Table table = new Table("run", "probes", "answered", "failed", "unaccounted", "efficiency");
        for (Map.Entry<String, Run> entry :
                Map.of("without faults", plain, "with faults", faulty).entrySet()) {
            Run run = entry.getValue();
            table.row(
                    entry.getKey(),
                    run.probes(),
                    run.answered(),
                    run.failed().isEmpty() ? "0" : run.failed(),
                    run.unaccounted(),
                    String.format(Locale.ROOT, "%.3f", run.efficiency()));
        }
        table.print(out);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "probing");
        figures.put("probes", faulty.probes());
        figures.put("answered", faulty.answered());
        figures.put("failed", faulty.failures());
        figures.put("unaccounted", faulty.unaccounted() + plain.unaccounted());
        figures.put("efficiency", round(plain.efficiency()));
        figures.put("efficiency_with_faults", round(faulty.efficiency()));
        Table.json(out, figures);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}

package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Kills every part of the platform again and again while it verifies, and compares each verdict's
 * digits with those of an undisturbed run. Every call that the endpoint is paid for is written down
 * in front of it.
 */
public final class KillsBench {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Slows the endpoint down, so that kills meet probes in flight and not a finished run. */
    private static final Duration CALL_DELAY = Duration.ofMillis(800);

    private static final String CEILING = "16";

    private final Layout layout;
    private final Screen screen;

    public KillsBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /** What stood when a part was killed. */
    private record Scene(
            Part part, boolean unsettled, int callsInFlight, int unanswered, long uncommitted) {}

    /** Runs so many, undisturbed and with kills. */
    public void run(int verifications, Killing.Spread spread, long seed) throws IOException {
        Options options =
                Options.everything()
                        .with(Map.of(Part.PROBE, Map.of("PASSPORT_PROBE_LIMIT_CEILING", CEILING)));
        try (Platform platform =
                        Platform.start(
                                layout,
                                options,
                                (replica, what) ->
                                        screen.line("  " + replica.label() + " " + what));
                Events events =
                        new Events(platform.kafka(), options.topicPrefix(), Clock.systemUTC());
                CallLog calls = new CallLog(platform.running().lab(), CALL_DELAY)) {
            Population population = Population.withCarrier(platform, screen, verifications);
            long began = System.nanoTime();
            Verdicts undisturbed =
                    Verdicts.undisturbed(population, events, calls.endpoint(), PATIENCE, screen);
            disturbed(
                    platform,
                    events,
                    calls,
                    population,
                    undisturbed,
                    spread.plan(Duration.ofNanos(System.nanoTime() - began), random(seed)));
        }
    }

    private void disturbed(
            Platform platform,
            Events events,
            CallLog calls,
            Population population,
            Verdicts undisturbed,
            List<Killing> plan) {
        AtomicBoolean unsettled = new AtomicBoolean(true);
        List<Scene> scenes = Collections.synchronizedList(new ArrayList<>());
        List<VerificationRequested> requests = population.requests(calls.endpoint());
        try (ProbeWatch watch = new ProbeWatch(platform.kafka(), events)) {
            CompletableFuture<Void> killer =
                    CompletableFuture.runAsync(
                            () -> kill(platform, watch, calls, plan, unsettled, scenes));
            screen.line("The same again, and " + plan.size() + " SIGKILLs ...");
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
                                                            + " settled, "
                                                            + scenes.size()
                                                            + " kills"));
            unsettled.set(false);
            killer.join();
            report(requests, undisturbed, settled, scenes, watch.released(), calls);
        }
    }

    private void kill(
            Platform platform,
            ProbeWatch watch,
            CallLog calls,
            List<Killing> plan,
            AtomicBoolean unsettled,
            List<Scene> scenes) {
        long began = System.nanoTime();
        for (Killing killing : plan) {
            LockSupport.parkNanos(
                    Math.max(0, killing.at().toNanos() - (System.nanoTime() - began)));
            int inFlight = calls.inFlight();
            platform.kill(killing.part());
            long killedAt = System.nanoTime();
            // committed offsets are read after the process is dead, when they cannot move any more
            long uncommitted =
                    killing.part() == Part.PROBE ? watch.uncommitted(calls.calls(), killedAt) : 0;
            int unanswered = watch.unanswered();
            scenes.add(
                    new Scene(killing.part(), unsettled.get(), inFlight, unanswered, uncommitted));
        }
    }

    private void report(
            List<VerificationRequested> requests,
            Verdicts undisturbed,
            Map<UUID, VerificationSettled> settled,
            List<Scene> scenes,
            int released,
            CallLog calls) {
        int changed = undisturbed.changed(requests, settled, screen);
        long paid = calls.of(requests);
        print(requests.size(), settled.size(), changed, paid - released, scenes);
    }

    private void print(
            int verifications, int settled, int changed, long paidTwice, List<Scene> scenes) {
        screen.line("");
        Table table = new Table("killed", "times", "calls in flight", "probes unanswered");
        for (Part part : Killing.PARTS) {
            List<Scene> of = scenes.stream().filter(scene -> scene.part() == part).toList();
            table.row(
                    part.label(),
                    of.size(),
                    of.stream().map(scene -> String.valueOf(scene.callsInFlight())).toList(),
                    of.stream().map(scene -> String.valueOf(scene.unanswered())).toList());
        }
        table.print(screen.out());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "kills");
        // a kill after the last verdict proves nothing
        figures.put("kills", scenes.stream().filter(Scene::unsettled).count());
        figures.put("verifications", verifications);
        figures.put("settled", settled);
        figures.put("changed", changed);
        figures.put("paid_twice", paidTwice);
        figures.put("uncommitted_at_kills", scenes.stream().mapToLong(Scene::uncommitted).sum());
        figures.put(
                "kills_with_10_calls_in_flight",
                scenes.stream().filter(scene -> scene.callsInFlight() >= 10).count());
        figures.put(
                "kills_with_10_probes_unanswered",
                scenes.stream().filter(scene -> scene.unanswered() >= 10).count());
        Table.json(screen.out(), figures);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}

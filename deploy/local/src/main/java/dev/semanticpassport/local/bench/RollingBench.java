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
import dev.semanticpassport.local.platform.Replica;
import dev.semanticpassport.local.platform.Stopped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A rolling upgrade in the middle of verifications, as {@code deploy/base} has it: of two replicas
 * of each service one after the other is replaced, the new one ready before the old one stops,
 * while REST requests go on. Verdicts are compared with an undisturbed run's, calls are counted in
 * front of the endpoint.
 */
public final class RollingBench {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int REPLICAS = 2;

    /** Slows the endpoint down, so that replacements meet probes in flight. */
    private static final Duration CALL_DELAY = Duration.ofMillis(800);

    /** When each node has heard that a pod terminates; its preStop hook waits longer. */
    private static final Duration PROPAGATION = Duration.ofSeconds(1);

    private static final Duration PRE_STOP = Duration.ofSeconds(5);

    private final Layout layout;
    private final Screen screen;

    public RollingBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /** One replica's end. */
    private record Replaced(
            Replica replica, boolean unsettled, int callsInFlight, Stopped stopped, int broken) {}

    /** The settings of {@code deploy/base} that a stop depends on. */
    private static Options options() {
        Map<String, String> every = Map.of("QUARKUS_SHUTDOWN_TIMEOUT", "10s");
        return Options.everything()
                .replicas(REPLICAS)
                .member(Options.Membership.NAMELESS)
                .with(
                        Map.of(
                                Part.PASSPORT,
                                every,
                                Part.SCORING,
                                every,
                                Part.PROBE,
                                Map.of(
                                        "QUARKUS_SHUTDOWN_TIMEOUT", "10s",
                                        "PASSPORT_PROBE_DRAIN", "20s",
                                        "PASSPORT_PROBE_LIMIT_CEILING", "16")));
    }

    private static Duration grace(Part service) {
        return Duration.ofSeconds(service == Part.PROBE ? 60 : 40);
    }

    /** Runs so many verifications twice, the second time with every replica replaced. */
    public void run(int verifications) throws IOException {
        Options options = options();
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
            Verdicts undisturbed =
                    Verdicts.undisturbed(population, events, calls.endpoint(), PATIENCE, screen);
            disturbed(platform, events, calls, population, undisturbed);
        }
    }

    private void disturbed(
            Platform platform,
            Events events,
            CallLog calls,
            Population population,
            Verdicts undisturbed) {
        AtomicBoolean unsettled = new AtomicBoolean(true);
        List<Replaced> replaced = Collections.synchronizedList(new ArrayList<>());
        List<VerificationRequested> requests = population.requests(calls.endpoint());
        Map<Part, Balancer> balancers = balancers(platform, population);
        try (ProbeWatch watch = new ProbeWatch(platform.kafka(), events)) {
            CompletableFuture<Void> upgrade =
                    CompletableFuture.runAsync(
                            () -> upgrade(platform, calls, balancers, unsettled, replaced));
            screen.line("The same again, and every replica is replaced ...");
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
                                                            + replaced.size()
                                                            + " replicas replaced"));
            unsettled.set(false);
            upgrade.join();
            balancers.values().forEach(Balancer::close);
            int changed = undisturbed.changed(requests, settled, screen);
            long paidTwice = calls.of(requests) - watch.released();
            print(requests.size(), settled.size(), changed, paidTwice, replaced, balancers);
        }
    }

    /** What anybody may read at any time; probe-service has no more than its health. */
    private static Map<Part, Balancer> balancers(Platform platform, Population population) {
        UUID passport = population.passports().getFirst();
        Map<Part, Balancer> balancers = new EnumMap<>(Part.class);
        balancers.put(
                Part.PASSPORT,
                new Balancer(
                        platform,
                        Part.PASSPORT,
                        List.of("/api/v1/passports/" + passport, "/api/v1/verifications"),
                        2));
        balancers.put(
                Part.SCORING,
                new Balancer(platform, Part.SCORING, List.of("/q/openapi", "/q/health/live"), 1));
        balancers.put(Part.PROBE, new Balancer(platform, Part.PROBE, List.of("/q/health/live"), 1));
        return balancers;
    }

    private void upgrade(
            Platform platform,
            CallLog calls,
            Map<Part, Balancer> balancers,
            AtomicBoolean unsettled,
            List<Replaced> replaced) {
        await(() -> calls.inFlight() > 0, Duration.ofMinutes(1));
        balancers.forEach((service, balancer) -> {
            for (Replica old : platform.replicas(service)) {
                int brokenBefore = calls.broken();
                platform.add(service);
                pause(PROPAGATION);
                balancer.takeOut(old);
                pause(PRE_STOP.minus(PROPAGATION));
                boolean working = unsettled.get();
                int inFlight = calls.inFlight();
                Stopped stopped = platform.remove(old, grace(service));
                balancer.forget(old);
                replaced.add(
                        new Replaced(
                                old, working, inFlight, stopped, calls.broken() - brokenBefore));
            }
        });
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void await(java.util.function.BooleanSupplier condition, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            pause(Duration.ofMillis(20));
        }
    }

    private void print(
            int verifications,
            int settled,
            int changed,
            long paidTwice,
            List<Replaced> replaced,
            Map<Part, Balancer> balancers) {
        screen.line("");
        Table stops =
                new Table("stopped", "exit code", "seconds", "calls in flight", "calls broken off");
        for (Replaced one : replaced) {
            stops.row(
                    one.replica().label(),
                    one.stopped().exitCode(),
                    seconds(one.stopped().took()),
                    one.callsInFlight(),
                    one.broken());
        }
        stops.print(screen.out());
        screen.line("");
        Table requests = new Table("service", "requests", "failed");
        int failed = 0;
        for (Map.Entry<Part, Balancer> entry : balancers.entrySet()) {
            List<String> failures = entry.getValue().failures();
            failed += failures.size();
            requests.row(entry.getKey().label(), entry.getValue().sent(), failures.size());
            failures.stream().distinct().limit(5).forEach(what -> screen.line("  " + what));
        }
        requests.print(screen.out());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "rolling");
        figures.put("replicas", REPLICAS);
        // a replacement after the last verdict proves nothing
        figures.put("restarts", replaced.stream().filter(Replaced::unsettled).count());
        figures.put("verifications", verifications);
        figures.put("settled", settled);
        figures.put("lost", verifications - settled);
        figures.put("changed", changed);
        figures.put("paid_twice", paidTwice);
        figures.put("failed_requests", failed);
        figures.put(
                "longest_drain_seconds",
                replaced.stream()
                        .map(one -> one.stopped().took())
                        .max(Duration::compareTo)
                        .map(longest -> Math.round(longest.toMillis() / 100.0) / 10.0)
                        .orElse(0.0));
        Table.json(screen.out(), figures);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
    }
}

package dev.semanticpassport.local.bench.kills;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Killing;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/** Kills every part again and again while an undertaking goes on, and compares every digit. */
public final class UndertakingKills {
    private static final int LOOKS_THE_SAME = 4;
    private static final Duration FOR_CALLS = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Layout layout;
    private final Screen screen;
    private final Duration delay;

    /**
     * @param delay from a call to its answer
     */
    public UndertakingKills(Layout layout, Screen screen, Duration delay) {
        this.layout = layout;
        this.screen = screen;
        this.delay = delay;
    }

    /** What is undertaken. */
    public enum Kind {
        COMPARISONS(200),
        FLEETS(200),
        /** Each is asked as often as seven comparisons. */
        WATCHES(40);

        private final int usual;

        Kind(int usual) {
            this.usual = usual;
        }

        /** How many where nobody says. */
        public int usual() {
            return usual;
        }

        /**
         * By its name in lower case.
         *
         * @throws IllegalArgumentException naming all, where there is none
         */
        public static Kind named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.inWords().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "--of "
                                            + name
                                            + " is not known: verifications, "
                                            + Arrays.stream(values())
                                                    .map(Kind::inWords)
                                                    .collect(Collectors.joining(", "))));
        }

        private String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A kill as it was: whether it met work, and how many calls. */
    private record Scene(Part part, boolean underWay, int callsInFlight) {}

    /**
     * Runs twice.
     *
     * @param count suspects, models of a fleet, or watches
     */
    public void run(Kind kind, int count, Killing.Spread spread, long seed) throws IOException {
        try (Platform platform =
                        Platform.start(
                                layout,
                                Undertaking.hasty(Options.everything()),
                                (replica, what) ->
                                        screen.line("  " + replica.label() + " " + what));
                Events events = new Events(platform.kafka(), "sempass.", Clock.systemUTC());
                Undertaking work = undertaking(kind, platform, events, count)) {
            screen.line("An undisturbed run ...");
            long began = System.nanoTime();
            SortedMap<String, String> undisturbed = work.once();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            long calls = work.calls();
            screen.line(
                    String.format(
                            Locale.ROOT,
                            "  %d things in %d s, by %d calls",
                            undisturbed.size(),
                            took.toSeconds(),
                            calls));
            List<Killing> kills =
                    spread.plan(took, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            screen.line("The same again, and " + kills.size() + " SIGKILLs ...");
            List<Scene> scenes = Collections.synchronizedList(new ArrayList<>());
            AtomicBoolean underWay = new AtomicBoolean(true);
            CompletableFuture<Void> killer =
                    CompletableFuture.runAsync(() -> kill(platform, work, kills, underWay, scenes));
            SortedMap<String, String> disturbed = work.once();
            underWay.set(false);
            killer.join();
            long twice = work.calls() - 2 * calls;
            report(kind, undisturbed, disturbed, scenes, twice);
        }
    }

    private Undertaking undertaking(Kind kind, Platform platform, Events events, int count)
            throws IOException {
        return switch (kind) {
            case COMPARISONS -> new Comparisons(platform, events, count, delay);
            case FLEETS -> new Fleets(platform, events, count, delay);
            case WATCHES -> new Watches(platform, events, count, LOOKS_THE_SAME, delay);
        };
    }

    private static void kill(
            Platform platform,
            Undertaking work,
            List<Killing> kills,
            AtomicBoolean underWay,
            List<Scene> scenes) {
        long began = System.nanoTime();
        for (Killing kill : kills) {
            LockSupport.parkNanos(Math.max(0, kill.at().toNanos() - (System.nanoTime() - began)));
            awaitCalls(work, System.nanoTime() + FOR_CALLS.toNanos());
            scenes.add(new Scene(kill.part(), underWay.get(), work.callsInFlight()));
            platform.kill(kill.part());
        }
    }

    /**
     * What was killed last takes a while to work again, and a kill meanwhile would meet nothing.
     */
    private static void awaitCalls(Undertaking work, long until) {
        while (work.callsInFlight() == 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private void report(
            Kind kind,
            SortedMap<String, String> undisturbed,
            SortedMap<String, String> disturbed,
            List<Scene> scenes,
            long twice) {
        Map<String, String> changed = new LinkedHashMap<>();
        undisturbed.forEach((name, digits) -> {
            if (!digits.equals(disturbed.get(name))) {
                changed.put(name, digits + " became " + disturbed.get(name));
            }
        });
        disturbed.forEach((name, digits) -> {
            if (!undisturbed.containsKey(name)) {
                changed.put(name, "only when disturbed: " + digits);
            }
        });
        changed.forEach((name, how) -> screen.line("  changed: " + name + ": " + how));
        screen.line("");
        Table table = new Table("killed", "while under way", "calls in flight");
        for (Part part : Killing.PARTS) {
            List<Scene> of = scenes.stream().filter(scene -> scene.part() == part).toList();
            if (!of.isEmpty()) {
                table.row(
                        part.label(),
                        of.stream().filter(Scene::underWay).count() + " of " + of.size(),
                        of.stream().map(Scene::callsInFlight).toList());
            }
        }
        table.print(screen.out());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "kills");
        figures.put("of", kind.inWords());
        // a kill after the end proves nothing
        figures.put("kills", scenes.stream().filter(Scene::underWay).count());
        figures.put("compared", undisturbed.size());
        figures.put("changed", changed.size());
        figures.put("calls_more", twice);
        Table.json(screen.out(), figures);
    }
}

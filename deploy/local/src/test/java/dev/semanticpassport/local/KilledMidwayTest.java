package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.local.bench.kills.Comparisons;
import dev.semanticpassport.local.bench.kills.Fleets;
import dev.semanticpassport.local.bench.kills.StoredState;
import dev.semanticpassport.local.bench.kills.Undertaking;
import dev.semanticpassport.local.bench.kills.Watches;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Parts that are killed in the middle of a step, through real processes: what comes out is what an
 * undisturbed run gives, to the last digit.
 */
class KilledMidwayTest {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int ROUNDS = 5;
    private static final Duration CALL_DELAY = Duration.ofMillis(30);

    private static final Moment IN_A_COMPARISON =
            new Moment(
                    Part.SCORING,
                    "scoring",
                    "select 1 from evidence where compared = 'DUE' and compare_from > now() limit 1");
    private static final Moment AFTER_A_FLEETS_FIRST_VERDICT = inAFleet(Part.DATABASE, 1);
    private static final Moment IN_THE_MIDDLE_OF_A_FLEET = inAFleet(Part.PASSPORT, 2);
    private static final Moment AFTER_A_WATCHS_FIRST_ANSWERS =
            new Moment(
                    Part.BROKER,
                    "passport",
                    "select 1 from watch where state = 'WATCHING' and reference is not null");
    private static final Moment BETWEEN_TWO_LOOKS =
            new Moment(
                    Part.PASSPORT,
                    "passport",
                    "select 1 from watch where state = 'WATCHING' and looks = 1 and not under_way");

    private final Platform platform = SharedPlatform.get().platform();
    private final Events events = SharedPlatform.get().events();
    private final StoredState state = new StoredState(platform);

    /**
     * When a part is killed.
     *
     * @param query of a service's database that has a row at that moment
     */
    private record Moment(Part part, String database, String query) {}

    private static Moment inAFleet(Part part, int settled) {
        return new Moment(
                part,
                "passport",
                """
                select count(*) from fleet_model join fleet on id = fleet_id \
                where fleet.state = 'RUNNING' and fleet_model.state = 'SETTLED' \
                having count(*) between %d and 5\
                """
                        .formatted(settled));
    }

    @Test
    void whateverDiesInTheMiddleOfAStepComparisonsFleetsAndWatchesComeToTheSame() throws Exception {
        // the common pool is as small as the machine, and everything here waits most of the time
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Comparisons comparisons = new Comparisons(platform, events, 3, CALL_DELAY);
                Fleets fleets = new Fleets(platform, events, 6, CALL_DELAY);
                Watches watches = new Watches(platform, events, 1, 1, CALL_DELAY)) {
            // Given
            List<Undertaking> all = List.of(comparisons, fleets, watches);
            SortedMap<String, String> undisturbed = together(all, threads);
            Set<Moment> awaited =
                    new LinkedHashSet<>(
                            List.of(
                                    IN_A_COMPARISON,
                                    AFTER_A_FLEETS_FIRST_VERDICT,
                                    IN_THE_MIDDLE_OF_A_FLEET,
                                    AFTER_A_WATCHS_FIRST_ANSWERS,
                                    BETWEEN_TWO_LOOKS));
            // a moment may pass between two looks for it, and then comes again in the next round
            for (int round = 1; !awaited.isEmpty() && round <= ROUNDS; round++) {
                // When
                SortedMap<String, String> disturbed = killedMidway(awaited, all, threads);
                // Then
                assertThat(disturbed).as("round %d", round).isEqualTo(undisturbed);
            }
            assertThat(awaited).as("it never came to this").isEmpty();
            assertThat(undisturbed.values())
                    .allSatisfy(digits -> assertThat(digits).endsWith("told 1"));
            assertThat(undisturbed.get("suspect 000, known-0-0")).contains("ONE_OF_THESE");
            assertThat(undisturbed.get("fleet"))
                    .contains("\"models\":6", "\"recognised\":2", "\"refused\":0");
            assertThat(undisturbed)
                    .containsKeys("model 0000", "model 0005", "watch 000, look 2")
                    .doesNotContainKeys("model 0006", "watch 000, look 3");
        } finally {
            platform.awaitReady();
        }
    }

    private static SortedMap<String, String> together(
            List<Undertaking> all, ExecutorService threads) {
        List<CompletableFuture<SortedMap<String, String>>> runs =
                all.stream().map(one -> CompletableFuture.supplyAsync(one::once, threads)).toList();
        SortedMap<String, String> digits = new TreeMap<>();
        runs.forEach(run -> digits.putAll(run.join()));
        return digits;
    }

    /**
     * Undertakes it all while parts are killed at moments, whichever comes first.
     *
     * @param awaited moments; those that came are removed
     */
    private SortedMap<String, String> killedMidway(
            Set<Moment> awaited, List<Undertaking> all, ExecutorService threads) {
        AtomicBoolean underWay = new AtomicBoolean(true);
        CompletableFuture<Void> killer =
                CompletableFuture.runAsync(() -> killWhile(underWay, awaited), threads);
        try {
            return together(all, threads);
        } finally {
            underWay.set(false);
            killer.join();
        }
    }

    private void killWhile(AtomicBoolean underWay, Set<Moment> awaited) {
        while (underWay.get() && !awaited.isEmpty()) {
            for (Moment moment : List.copyOf(awaited)) {
                if (state.number(moment.database(), moment.query()).isPresent()) {
                    platform.kill(moment.part());
                    awaited.remove(moment);
                }
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}

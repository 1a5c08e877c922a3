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
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Parts that are killed in the middle of a step, through real processes: what comes out is what an
 * undisturbed run gives, to the last digit.
 */
class KilledMidwayTest {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALL_DELAY = Duration.ofMillis(60);

    private static final Moment ANSWERS_COMING =
            new Moment(
                    Part.BROKER,
                    "scoring",
                    """
                    select 1 from evidence where comparison is not null and verdict is null \
                    and received <> '' limit 1\
                    """);
    private static final Moment COMPARING =
            new Moment(
                    Part.SCORING,
                    "scoring",
                    "select 1 from evidence where compared = 'DUE' and compare_from > now() limit 1");
    private static final Moment FLEET_BEGUN = fleetBetween(Part.DATABASE, 1);
    private static final Moment FLEET_HALF_DONE = fleetBetween(Part.PASSPORT, 4);
    private static final Moment BETWEEN_LOOKS =
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

    private static Moment fleetBetween(Part part, int settled) {
        return new Moment(
                part,
                "passport",
                """
                select count(*) from fleet_model join fleet on id = fleet_id \
                where fleet.state = 'RUNNING' and fleet_model.state = 'SETTLED' \
                having count(*) between %d and 9\
                """
                        .formatted(settled));
    }

    @AfterEach
    void allAreBack() {
        platform.awaitReady();
    }

    @Test
    void aComparisonWhoseServiceDiesInTheMiddleOfItFindsTheSame() throws Exception {
        try (Comparisons work = new Comparisons(platform, events, 6, CALL_DELAY)) {
            SortedMap<String, String> undisturbed = work.once();
            SortedMap<String, String> disturbed = killing(work, ANSWERS_COMING, COMPARING);
            assertThat(disturbed).isEqualTo(undisturbed).hasSize(6);
            assertThat(disturbed.values())
                    .allSatisfy(digits -> assertThat(digits).contains("Recognised[", "\"told\":1"));
        }
    }

    @Test
    void aFleetWhoseServiceDiesInTheMiddleOfItVerifiesEachModelOnce() throws Exception {
        try (Fleets work = new Fleets(platform, events, 12, CALL_DELAY)) {
            SortedMap<String, String> undisturbed = work.once();
            SortedMap<String, String> disturbed = killing(work, FLEET_BEGUN, FLEET_HALF_DONE);
            assertThat(disturbed).isEqualTo(undisturbed).hasSize(13);
            assertThat(disturbed.values())
                    .allSatisfy(digits -> assertThat(digits).endsWith("told 1"));
            assertThat(disturbed.get("fleet")).contains("\"recognised\":4", "\"refused\":0");
        }
    }

    @Test
    void aWatchWhoseServiceDiesBetweenTwoLooksTellsOfDriftOnceWithTheSameEvidence()
            throws Exception {
        try (Watches work = new Watches(platform, events, 1, 1, CALL_DELAY)) {
            SortedMap<String, String> undisturbed = work.once();
            SortedMap<String, String> disturbed = killing(work, BETWEEN_LOOKS);
            assertThat(disturbed).isEqualTo(undisturbed).containsKey("watch 000, look 2");
            assertThat(disturbed.values())
                    .allSatisfy(digits -> assertThat(digits).endsWith("told 1"));
        }
    }

    private SortedMap<String, String> killing(Undertaking work, Moment... moments) {
        CompletableFuture<Void> killer =
                CompletableFuture.runAsync(() -> {
                    for (Moment moment : moments) {
                        await(moment);
                        platform.kill(moment.part());
                    }
                });
        SortedMap<String, String> digits = work.once();
        killer.join();
        return digits;
    }

    private void await(Moment moment) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (state.number(moment.database(), moment.query()).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it never came to this: " + moment);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}

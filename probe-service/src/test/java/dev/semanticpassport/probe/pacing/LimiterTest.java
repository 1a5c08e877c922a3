package dev.semanticpassport.probe.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.probe.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final Signal SMOOTH = new Signal.Smooth();
    private static final Signal STRAINED = new Signal.Strained();
    private static final Signal LIMITED = new Signal.Limited(Optional.empty());

    private final VirtualTime time = new VirtualTime();
    private final Limiter limiter = new Limiter(new Limiter.Range(8, 1, 32));
    private final ArrayDeque<Long> calls = new ArrayDeque<>();

    @Test
    void startsWithItsStartAndDoublesWithEachWindowOfSuccesses() {
        // When
        var limits = new ArrayList<Integer>();
        for (int window = 0; window < 4; window++) {
            limits.add(limiter.limit());
            roundTrip(SMOOTH);
        }
        // Then
        assertThat(limits).containsExactly(8, 16, 32, 32);
    }

    @Test
    void halvesAtA429AndGrowsByOneAWindowFromThenOn() {
        // Given
        fill();
        limiter.end(calls.remove(), LIMITED, time.instant());
        finishAll(SMOOTH);
        assertThat(limiter.limit()).isEqualTo(4);
        time.pass(Duration.ofMinutes(1));
        // When
        roundTrip(SMOOTH);
        roundTrip(SMOOTH);
        // Then
        assertThat(limiter.limit()).isEqualTo(6);
    }

    @Test
    void halvesOnceForAllCallsThatSawTheOldLimit() {
        // Given
        fill();
        // When
        finishAll(LIMITED);
        // Then
        assertThat(limiter.limit()).isEqualTo(4);
    }

    @Test
    void neverFallsUnderTheFloor() {
        // When
        for (int round = 0; round < 10; round++) {
            fill();
            finishAll(LIMITED);
            time.pass(Duration.ofHours(1));
        }
        // Then
        assertThat(limiter.limit()).isEqualTo(1);
        assertThat(limiter.free(time.instant())).isTrue();
    }

    @Test
    void aServerErrorStopsGrowthAndShrinksNothing() {
        // When: one error in each window
        for (int window = 0; window < 10; window++) {
            fill();
            limiter.end(calls.remove(), STRAINED, time.instant());
            finishAll(SMOOTH);
        }
        // Then
        assertThat(limiter.limit()).isEqualTo(8);
    }

    @Test
    void pausesForAsLongAsTheEndpointAsks() {
        // Given
        long call = limiter.start();
        // When
        limiter.end(call, new Signal.Limited(Optional.of(Duration.ofSeconds(7))), time.instant());
        // Then
        assertThat(limiter.free(time.instant().plusMillis(6_999))).isFalse();
        assertThat(limiter.free(time.instant().plusSeconds(7))).isTrue();
    }

    @Test
    void pausesLongerWithEachCutInARowWhereTheEndpointSaysNothing() {
        // When
        var pauses = new ArrayList<Long>();
        for (int cut = 0; cut < 3; cut++) {
            limiter.end(limiter.start(), LIMITED, time.instant());
            pauses.add(Duration.between(time.instant(), limiter.pausedUntil()).toMillis());
            time.pass(Duration.ofMinutes(1));
        }
        // Then
        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L);
    }

    @Test
    void successesOfAnEndpointWithRoomLeftProveNothing() {
        // When: one call at a time
        for (int call = 0; call < 100; call++) {
            limiter.end(limiter.start(), SMOOTH, time.instant());
        }
        // Then
        assertThat(limiter.limit()).isEqualTo(8);
    }

    @Test
    void lawsHoldForAnySequenceOfEnds() {
        Seeds.forAll(
                300,
                random -> {
                    var range = new Limiter.Range(8, 1 + random.nextInt(4), 8 + random.nextInt(60));
                    var any = new Limiter(range);
                    var clock = new VirtualTime();
                    var open = new ArrayDeque<Long>();
                    boolean limited = false;
                    for (int step = 0; step < 500; step++) {
                        if (any.free(clock.instant())) {
                            open.add(any.start());
                        } else if (open.isEmpty()) {
                            clock.pass(Duration.ofMinutes(1));
                            continue;
                        }
                        int before = any.limit();
                        if (!open.isEmpty() && random.nextInt(3) > 0) {
                            Signal signal =
                                    switch (random.nextInt(12)) {
                                        case 0 -> LIMITED;
                                        case 1 -> STRAINED;
                                        case 2 -> new Signal.Nothing();
                                        default -> SMOOTH;
                                    };
                            any.end(open.remove(), signal, clock.instant());
                            limited |= signal instanceof Signal.Limited;
                            if (signal instanceof Signal.Limited) {
                                assertThat(any.limit())
                                        .isIn(before, Math.max(range.floor(), before / 2));
                            } else if (limited) {
                                assertThat(any.limit()).isBetween(before, before + 1);
                            }
                        }
                        assertThat(any.limit()).isBetween(range.floor(), range.ceiling());
                        assertThat(any.inFlight()).isEqualTo(open.size());
                    }
                });
    }

    @Test
    void refusesLimitsThatContradictEachOther() {
        assertThatThrownBy(() -> new Limiter.Range(8, 9, 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 9, 8, 32");
    }

    private void roundTrip(Signal signal) {
        fill();
        finishAll(signal);
    }

    private void fill() {
        while (limiter.free(time.instant())) {
            calls.add(limiter.start());
        }
    }

    /** As at a busy endpoint: for each call that ends another starts, and those end in the next. */
    private void finishAll(Signal signal) {
        int ending = calls.size();
        for (int i = 0; i < ending; i++) {
            int limit = limiter.limit();
            limiter.end(calls.remove(), signal, time.instant());
            if (limiter.limit() == limit && limiter.free(time.instant())) {
                calls.add(limiter.start());
            }
        }
        while (!calls.isEmpty()) {
            limiter.end(calls.remove(), new Signal.Nothing(), time.instant());
        }
    }
}

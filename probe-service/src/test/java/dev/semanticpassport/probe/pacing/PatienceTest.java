package dev.semanticpassport.probe.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.probe.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final VirtualTime time = new VirtualTime();
    private final Patience patience = new Patience(new Patience.Rule(8, Duration.ofMinutes(1)));

    @Test
    void givesUpAfterEightIdenticalFailuresInARowAndSaysWhy() {
        // When
        fail(8, "HTTP 401", false);
        // Then
        assertThat(patience.leave(time.instant()))
                .isEqualTo(
                        new Patience.Leave.GivenUp(
                                "given up after 8 identical failures in a row: HTTP 401"));
    }

    @Test
    void goesOnAfterSeven() {
        // When
        fail(7, "HTTP 401", false);
        // Then
        assertThat(patience.leave(time.instant())).isInstanceOf(Patience.Leave.Go.class);
    }

    @Test
    void anAnswerOrAnotherFailureStartsTheCountAgain() {
        // When
        fail(7, "HTTP 401", false);
        fail(7, "HTTP 400", false);
        patience.answered();
        fail(7, "HTTP 400", false);
        // Then
        assertThat(patience.leave(time.instant())).isInstanceOf(Patience.Leave.Go.class);
    }

    @Test
    void oneProbeTriesAgainAfterTheCoolDown() {
        // Given
        fail(8, "HTTP 401", false);
        time.pass(Duration.ofMinutes(1));
        // When
        var first = patience.leave(time.instant());
        var second = patience.leave(time.instant());
        // Then
        assertThat(first).isInstanceOf(Patience.Leave.Go.class);
        assertThat(second).isInstanceOf(Patience.Leave.GivenUp.class);
    }

    @Test
    void theTrialsAnswerTakesItUpAgainAndItsFailureEndsItForAnotherCoolDown() {
        // Given
        fail(8, "HTTP 401", false);
        time.pass(Duration.ofMinutes(1));
        fail(1, "HTTP 401", false);
        assertThat(patience.givenUp(time.instant())).isTrue();
        time.pass(Duration.ofMinutes(1));
        // When
        go();
        patience.answered();
        // Then
        assertThat(patience.leave(time.instant())).isInstanceOf(Patience.Leave.Go.class);
        assertThat(patience.leave(time.instant())).isInstanceOf(Patience.Leave.Go.class);
    }

    @Test
    void aTrialThatMeetsA429IsNoVerdictAndTheNextMayTry() {
        // Given
        fail(8, "HTTP 401", false);
        time.pass(Duration.ofMinutes(1));
        // When
        patience.passed(go());
        // Then
        assertThat(patience.leave(time.instant())).isInstanceOf(Patience.Leave.Go.class);
    }

    @Test
    void afterThreeFailuresThatMayPassOneAtATimeTriesAfterAPause() {
        // Given
        fail(3, "no connection", true);
        // When
        var early = patience.leave(time.instant());
        time.pass(Duration.ofSeconds(1));
        var trial = patience.leave(time.instant());
        var beside = patience.leave(time.instant());
        // Then
        assertThat(early).isEqualTo(new Patience.Leave.Wait(Duration.ofSeconds(1)));
        assertThat(trial).isInstanceOf(Patience.Leave.Go.class);
        assertThat(beside).isInstanceOf(Patience.Leave.Wait.class);
    }

    @Test
    void callsThatWereUnderWayTogetherFailOnceOnly() {
        // Given
        var numbers = new long[32];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = go();
        }
        // When
        for (long number : numbers) {
            patience.failed(number, "no connection", true, time.instant());
        }
        // Then
        assertThat(patience.givenUp(time.instant())).isFalse();
    }

    @Test
    void aServerThatIsBackWithinHalfAMinuteIsNotGivenUp() {
        // When
        while (time.elapsed().toSeconds() < 30) {
            switch (patience.leave(time.instant())) {
                case Patience.Leave.Go(long number) ->
                        patience.failed(number, "no connection", true, time.instant());
                case Patience.Leave.Wait(var pause) -> time.pass(pause);
                case Patience.Leave.GivenUp(var reason) -> throw new AssertionError(reason);
            }
        }
        // Then
        assertThat(patience.givenUp(time.instant())).isFalse();
    }

    private void fail(int times, String what, boolean passing) {
        for (int i = 0; i < times; i++) {
            patience.failed(go(), what, passing, time.instant());
        }
    }

    private long go() {
        return switch (patience.leave(time.instant())) {
            case Patience.Leave.Go(long number) -> number;
            case Patience.Leave.Wait(var pause) -> throw new AssertionError("must wait " + pause);
            case Patience.Leave.GivenUp(var reason) -> throw new AssertionError(reason);
        };
    }
}

package dev.semanticpassport.probe.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.probe.VirtualTime;
import dev.semanticpassport.probe.pacing.Endpoint;
import dev.semanticpassport.probe.pacing.Limiter;
import dev.semanticpassport.probe.pacing.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Outcome.Answer ANSWER =
            new Outcome.Answer("seven", 5, "0".repeat(64), "stop", null, null);
    private static final Optional<Duration> UNSAID = Optional.empty();

    private final VirtualTime time = new VirtualTime();
    private final List<CompletableFuture<Ended>> probes = new ArrayList<>();
    private final Map<String, Integer> callsByModel = new HashMap<>();
    private boolean refusesTokens;
    private int refusals;
    private int calls;
    private int inFlight;
    private int mostInFlight;

    /** An endpoint that takes its time and then replies as told, by model. */
    private Asking asking(Function<String, Reply> replies, RandomGenerator random) {
        return new Asking(
                new Asking.Rules(
                        new Limiter.Range(8, 1, 32),
                        new Patience.Rule(8, Duration.ofMinutes(1)),
                        new RetryDecision.Rule(
                                6,
                                60,
                                Duration.ofMinutes(4),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(20))),
                (chat, _, _) -> {
                    calls++;
                    boolean refused = refusesTokens && chat.alternatives() != null;
                    refusals += refused ? 1 : 0;
                    callsByModel.merge(chat.model(), 1, Integer::sum);
                    mostInFlight = Math.max(mostInFlight, ++inFlight);
                    var reply = new CompletableFuture<Reply>();
                    time.after(
                            LATENCY,
                            () -> {
                                inFlight--;
                                reply.complete(
                                        refused
                                                ? new Reply.Rejected(400, "unsupported_parameter")
                                                : replies.apply(chat.model()));
                            });
                    return reply;
                },
                time,
                time,
                random,
                new Silence());
    }

    private Asking asking(Function<String, Reply> replies) {
        return asking(replies, new SplittableRandom(1));
    }

    @Test
    void aFaultFreeEndpointIsUsedToItsLimitAlsoWithTwentyModelsBehindIt() {
        // Given
        var asking = asking(_ -> new Reply.Answered(ANSWER));
        // When
        for (int probe = 0; probe < 8_000; probe++) {
            ask(asking, "model-" + probe % 20);
        }
        time.run();
        // Then
        double efficiency = 8_000.0 * LATENCY.toMillis() / (time.elapsed().toMillis() * 32.0);
        assertThat(probes).allMatch(CompletableFuture::isDone);
        assertThat(mostInFlight).isEqualTo(32);
        assertThat(efficiency).isGreaterThan(0.95);
    }

    @Test
    void whateverTheEndpointDoesEveryProbeEndsOnceWithinItsBounds() {
        Seeds.forAll(
                60,
                random -> {
                    // Given
                    var test = new AskingTest();
                    double fault = random.nextDouble();
                    var asking =
                            test.asking(
                                    _ ->
                                            random.nextDouble() < fault
                                                    ? any(random)
                                                    : new Reply.Answered(ANSWER),
                                    random);
                    // When
                    for (int probe = 0; probe < 300; probe++) {
                        test.ask(asking, "model-" + probe % 3);
                    }
                    test.time.run();
                    // Then
                    assertThat(test.inFlight).isZero();
                    assertThat(asking.calling()).isZero();
                    assertThat(test.mostInFlight).isLessThanOrEqualTo(32);
                    int counted = 0;
                    for (var probe : test.probes) {
                        var effort = probe.getNow(null).effort();
                        counted += effort.calls();
                        assertThat(effort.calls() - effort.rateLimited()).isLessThanOrEqualTo(6);
                        assertThat(effort.rateLimited()).isLessThanOrEqualTo(60);
                        assertThat(effort.millis()).isBetween(0L, 240_000 + LATENCY.toMillis());
                    }
                    assertThat(counted).isEqualTo(test.calls);
                });
    }

    @Test
    void aDeadEndpointIsCalledFewTimesAndTheRestEndWithTheReason() {
        // Given
        var asking = asking(_ -> new Reply.Unreachable("no connection"));
        // When
        for (int probe = 0; probe < 1_000; probe++) {
            ask(asking, "a-model");
        }
        time.run();
        // Then
        assertThat(calls).isLessThan(20);
        assertThat(failures(FailureKind.GAVE_UP)).isGreaterThan(980);
        assertThat(outcomes())
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Failure) outcome).detail())
                                .contains("identical failures in a row: no connection"));
        assertThat(time.elapsed()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void aWrongModelIsGivenUpAndItsNeighboursAreNot() {
        // Given
        var asking =
                asking(model ->
                        model.equals("wrong")
                                ? new Reply.NotFound("model_not_found")
                                : new Reply.Answered(ANSWER));
        // When
        for (int probe = 0; probe < 200; probe++) {
            ask(asking, "wrong");
            ask(asking, "right");
        }
        time.run();
        // Then
        assertThat(callsByModel.get("wrong")).isLessThan(40);
        assertThat(failures(FailureKind.GAVE_UP)).isGreaterThan(150);
        assertThat(callsByModel.get("right")).isEqualTo(200);
    }

    @Test
    void aServerThatRestartsForTwentySecondsCostsNoProbe() {
        // Given
        var asking =
                asking(_ ->
                        time.elapsed().toSeconds() < 20
                                ? new Reply.Unreachable("no connection")
                                : new Reply.Answered(ANSWER));
        // When
        for (int probe = 0; probe < 500; probe++) {
            ask(asking, "a-model");
        }
        time.run();
        // Then
        assertThat(outcomes()).hasSize(500).containsOnly(ANSWER);
    }

    @Test
    void manyRateLimitsAreNoReasonToGiveUp() {
        // Given
        var asking =
                asking(_ ->
                        calls <= 100
                                ? new Reply.RateLimited(UNSAID, "rate_limit_exceeded")
                                : new Reply.Answered(ANSWER));
        // When
        for (int probe = 0; probe < 50; probe++) {
            ask(asking, "a-model");
        }
        time.run();
        // Then
        assertThat(failures(FailureKind.GAVE_UP)).isZero();
    }

    @Test
    void probesBeforeAnEndpointThatAsksForHoursEndAtOnce() {
        // Given
        var asking = asking(_ -> new Reply.RateLimited(Optional.of(Duration.ofHours(2)), ""));
        ask(asking, "a-model");
        time.run();
        // When
        ask(asking, "a-model");
        // Then
        assertThat(failures(FailureKind.RATE_LIMITED)).isEqualTo(2);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void afterDrainingNoCallStartsAndThoseUnderWayEnd() {
        // Given
        var asking = asking(_ -> new Reply.Answered(ANSWER));
        for (int probe = 0; probe < 50; probe++) {
            ask(asking, "a-model");
        }
        // When
        asking.drain();
        time.run();
        // Then
        assertThat(calls).isEqualTo(8);
        assertThat(probes.stream().filter(CompletableFuture::isDone)).hasSize(8);
        assertThat(asking.calling()).isZero();
    }

    @Test
    void anEndpointThatRefusesLogProbabilitiesAnswersWithoutThemAndIsNotAskedForThemAgain() {
        // Given
        refusesTokens = true;
        var asking = asking(_ -> new Reply.Answered(ANSWER));
        // When
        for (int probe = 0; probe < 100; probe++) {
            ask(asking, "a-model", 5);
        }
        time.run();
        // Then nobody is given up, every call is counted, and each outcome says why it has none
        assertThat(outcomes())
                .hasSize(100)
                .containsOnly(ANSWER.with(SaidTokens.none(SaidTokens.Told.REFUSED)));
        assertThat(refusals).isBetween(1, 20);
        assertThat(probes.stream().mapToInt(probe -> probe.getNow(null).effort().calls()).sum())
                .isEqualTo(100 + refusals)
                .isEqualTo(calls);
    }

    @Test
    void whatIsRefusedWithAndWithoutLogProbabilitiesIsAFailureLikeAnyOther() {
        // Given
        var asking = asking(_ -> new Reply.Rejected(400, "content_filter"));
        // When
        for (int probe = 0; probe < 3; probe++) {
            ask(asking, "a-model", 5);
        }
        time.run();
        // Then
        assertThat(failures(FailureKind.REJECTED)).isEqualTo(3);
        assertThat(calls).isEqualTo(6);
    }

    @Test
    void afterAnHourAnEndpointIsAskedForLogProbabilitiesAgain() {
        // Given
        refusesTokens = true;
        var asking = asking(_ -> new Reply.Answered(ANSWER));
        ask(asking, "a-model", 5);
        time.run();
        // When
        time.after(Duration.ofMinutes(61), () -> ask(asking, "a-model", 5));
        time.run();
        // Then
        assertThat(refusals).isEqualTo(2);
    }

    private void ask(Asking asking, String model) {
        ask(asking, model, null);
    }

    private void ask(Asking asking, String model, @Nullable Integer alternatives) {
        var chat =
                new Access.Chat(
                        URI.create("https://models.example/v1"),
                        model,
                        null,
                        Map.of(),
                        0,
                        null,
                        64,
                        alternatives);
        probes.add(asking.ask(chat, new Question(null, "Which sign?"), Permission.always()));
    }

    private List<Outcome> outcomes() {
        return probes.stream().map(probe -> probe.getNow(null).outcome()).toList();
    }

    private long failures(FailureKind kind) {
        return outcomes().stream()
                .filter(outcome ->
                        outcome instanceof Outcome.Failure failure && failure.failure() == kind)
                .count();
    }

    private static Reply any(RandomGenerator random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Reply.RateLimited(UNSAID, "");
            case 1 ->
                    new Reply.RateLimited(Optional.of(Duration.ofSeconds(random.nextInt(100))), "");
            case 2 -> new Reply.ServerError(500, UNSAID, "");
            case 3 -> new Reply.TimedOut("late");
            case 4 -> new Reply.Unreachable("no connection");
            case 5 -> new Reply.Unreadable("no JSON");
            case 6 -> new Reply.TooLarge(4);
            case 7 -> new Reply.Denied(401, "");
            default -> new Reply.Rejected(400, "");
        };
    }

    private static final class Silence implements Lookout {
        @Override
        public void calling(Endpoint endpoint, int change) {}

        @Override
        public void replied(
                Endpoint endpoint, Optional<FailureKind> failure, Duration took, int limit) {}

        @Override
        public void ended(Endpoint endpoint, Ended ended) {}

        @Override
        public void givenUp(Endpoint endpoint, String reason) {}
    }
}

package dev.semanticpassport.probe.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.Outcome;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final Memory memory = new Memory(2, 100);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aProbeThatComesAgainWhileItIsUnderWayIsAskedOnce() {
        // Given
        var asking = new CompletableFuture<Told>();
        var first = memory.once("probe", () -> asking);
        var second = memory.once("probe", this::answer);
        // When
        asking.complete(told(1, "seven"));
        // Then
        assertThat(first.getNow(null)).isSameAs(second.getNow(null)).isNotNull();
        assertThat(asked).hasValue(0);
        assertThat(memory.underWay()).isZero();
    }

    @Test
    void aProbeThatComesAgainAfterItsOutcomeGetsTheSameOutcome() {
        // Given
        var first = memory.once("probe", this::answer);
        // When
        var second = memory.once("probe", this::answer);
        // Then
        assertThat(second.getNow(null)).isSameAs(first.getNow(null));
        assertThat(asked).hasValue(1);
    }

    @Test
    void theOldestAreForgottenBeyondTheBound() {
        // When
        for (String id : new String[] {"a", "b", "c", "a"}) {
            var _ = memory.once(id, this::answer);
        }
        // Then
        assertThat(asked).hasValue(4);
    }

    @Test
    void longAnswersAreForgottenSooner() {
        // When
        var _ = memory.once("a", () -> CompletableFuture.completedFuture(told(1, "x".repeat(90))));
        var _ = memory.once("b", () -> CompletableFuture.completedFuture(told(2, "x".repeat(90))));
        var _ = memory.once("a", this::answer);
        // Then
        assertThat(asked).hasValue(1);
    }

    @Test
    void aBugIsNotRemembered() {
        // When
        var _ = memory.once("a", () -> CompletableFuture.failedFuture(new IllegalStateException()));
        var _ = memory.once("a", this::answer);
        // Then
        assertThat(asked).hasValue(1);
    }

    private CompletableFuture<Told> answer() {
        return CompletableFuture.completedFuture(told(asked.incrementAndGet(), "seven"));
    }

    private static Told told(int asking, String text) {
        return new Told(
                new UUID(0, asking),
                new Ended(
                        new Outcome.Answer(text, text.length(), "0".repeat(64), "stop", null, null),
                        new Effort(1, 0, 0, 0, 0, 0, 5)));
    }
}

package dev.semanticpassport.probe.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.probe.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {

    private final VirtualTime time = new VirtualTime();
    private final Gate gate = new Gate(new Limiter(new Limiter.Range(2, 1, 2)), time, time);

    @Test
    void letsInAsManyAsTheLimitAndTheNextWhenOneLeaves() {
        // Given
        var inside = new ArrayList<Gate.Ticket>();
        for (int i = 0; i < 3; i++) {
            gate.enter(false, inside::add);
        }
        assertThat(inside).hasSize(2);
        // When
        gate.leave(inside.getFirst(), new Signal.Smooth());
        // Then
        assertThat(inside).hasSize(3);
        assertThat(gate.inFlight()).isEqualTo(2);
    }

    @Test
    void whoWasAskedBeforeGoesFirst() {
        // Given
        var inside = new ArrayList<Gate.Ticket>();
        gate.enter(false, inside::add);
        gate.enter(false, inside::add);
        var order = new ArrayList<String>();
        gate.enter(false, _ -> order.add("fresh"));
        gate.enter(true, _ -> order.add("again"));
        // When
        inside.forEach(ticket -> gate.leave(ticket, new Signal.Smooth()));
        // Then
        assertThat(order).containsExactly("again", "fresh");
    }

    @Test
    void wakesWhenThePauseIsOver() {
        // Given
        var inside = new ArrayList<Gate.Ticket>();
        gate.enter(false, inside::add);
        gate.leave(inside.getFirst(), new Signal.Limited(Optional.of(Duration.ofSeconds(5))));
        gate.enter(false, inside::add);
        assertThat(inside).hasSize(1);
        // When
        time.run();
        // Then
        assertThat(inside).hasSize(2);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aLongQueueThatEndsAtOnceMakesNoDeepStack() {
        // Given
        var left = new AtomicInteger();
        var inside = new ArrayList<Gate.Ticket>();
        gate.enter(false, inside::add);
        gate.enter(false, inside::add);
        for (int i = 0; i < 100_000; i++) {
            gate.enter(
                    false,
                    ticket -> {
                        left.incrementAndGet();
                        gate.leave(ticket, new Signal.Nothing());
                    });
        }
        // When
        gate.leave(inside.getFirst(), new Signal.Smooth());
        // Then
        assertThat(left).hasValue(100_000);
    }
}

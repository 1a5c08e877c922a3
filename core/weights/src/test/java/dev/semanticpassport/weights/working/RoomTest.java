package dev.semanticpassport.weights.working;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void tasksHoldNoMoreAtOnceThanThereIs() throws InterruptedException, ExecutionException {
        Room room = new Room(10 * MEGABYTE);
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long bytes = (1 + i % 7) * MEGABYTE;
                all.add(
                        threads.submit(() ->
                                room.holding(
                                        bytes,
                                        () -> {
                                            most.accumulateAndGet(held.addAndGet(bytes), Math::max);
                                            Thread.onSpinWait();
                                            return held.addAndGet(-bytes);
                                        })));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(most.get()).isBetween(7 * MEGABYTE, 10 * MEGABYTE);
    }

    @Test
    void whatNeedsMoreThanThereIsRunsAloneAndARefusalGivesItsRoomBack() throws RefusedException {
        Room room = new Room(MEGABYTE);

        assertThatThrownBy(() ->
                        room.holding(
                                100 * MEGABYTE,
                                () -> {
                                    throw new RefusedException(Kind.MALFORMED, "f", "", "is wrong");
                                }))
                .isInstanceOf(RefusedException.class);

        String done = room.holding(Long.MAX_VALUE, () -> "done");
        assertThat(done).isEqualTo("done");
    }
}

package dev.semanticpassport.probe.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomTest {

    @Test
    void noMoreIsTakenThanThereIsAndAllHaveTheirTurnInTheOrderOfAsking() {
        Seeds.forAll(
                200,
                random -> {
                    // Given
                    long bytes = random.nextLong(1, 100);
                    Room room = new Room(bytes);
                    AtomicLong taken = new AtomicLong();
                    Deque<Long> inside = new ArrayDeque<>();
                    List<Integer> order = new ArrayList<>();
                    int asking = random.nextInt(1, 50);
                    // When
                    for (int i = 0; i < asking; i++) {
                        int one = i;
                        long needed = random.nextLong(0, 2 * bytes);
                        room.take(
                                needed,
                                () -> {
                                    taken.addAndGet(Math.min(needed, bytes));
                                    inside.add(needed);
                                    order.add(one);
                                });
                        assertThat(taken.get()).isLessThanOrEqualTo(bytes);
                        if (!inside.isEmpty() && random.nextBoolean()) {
                            leave(room, taken, inside, bytes);
                        }
                    }
                    while (!inside.isEmpty()) {
                        leave(room, taken, inside, bytes);
                        assertThat(taken.get()).isLessThanOrEqualTo(bytes);
                    }
                    // Then
                    assertThat(order)
                            .containsExactlyElementsOf(IntStream.range(0, asking).boxed().toList());
                });
    }

    private static void leave(Room room, AtomicLong taken, Deque<Long> inside, long bytes) {
        long needed = inside.remove();
        taken.addAndGet(-Math.min(needed, bytes));
        room.giveBack(needed);
    }

    @Test
    void aSmallNeedDoesNotPassALargeOneThatCameBefore() {
        // Given
        Room room = new Room(10);
        List<String> inside = new ArrayList<>();
        room.take(6, () -> inside.add("first"));
        room.take(8, () -> inside.add("large"));
        room.take(1, () -> inside.add("small"));
        assertThat(inside).containsExactly("first");
        // When
        room.giveBack(6);
        // Then
        assertThat(inside).containsExactly("first", "large", "small");
    }
}

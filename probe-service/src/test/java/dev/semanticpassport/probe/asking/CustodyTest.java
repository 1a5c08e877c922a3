package dev.semanticpassport.probe.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.probe.asking.Custody.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CustodyTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Custody custody = new Custody();

    @Test
    void aPartitionIsGivenFromItsFirstRecordThatIsNotDone() {
        Seeds.forAll(
                300,
                random -> {
                    // Given
                    var custody = new Custody();
                    long first = random.nextLong(1000);
                    int records = random.nextInt(1, 40);
                    long expected = first + records;
                    for (long offset = first; offset < first + records; offset++) {
                        Held held = custody.take("p", offset);
                        if (random.nextInt(4) > 0) {
                            held.done();
                        } else {
                            expected = Math.min(expected, offset);
                        }
                    }
                    // When
                    Map<String, Long> next = give(custody, "p", LONG);
                    // Then
                    assertThat(next).isEqualTo(Map.of("p", expected));
                });
    }

    @Test
    void whatIsUnderWayMayEndAndIsThenDone() throws Exception {
        // Given
        Held first = custody.take("p", 7);
        Held second = custody.take("p", 8);
        assertThat(first.begins()).isTrue();
        CompletableFuture<Map<String, Long>> given =
                CompletableFuture.supplyAsync(() -> give(custody, "p", LONG));
        while (!first.given()) {
            Thread.onSpinWait();
        }
        assertThat(given).isNotDone();
        // When
        first.done();
        // Then
        assertThat(given.get(1, TimeUnit.MINUTES)).isEqualTo(Map.of("p", 8L));
        assertThat(second.begins()).isFalse();
    }

    @Test
    void nothingIsWaitedForThatRestsOrStandsOnAnotherPartition() {
        // Given
        Held resting = custody.take("p", 0);
        resting.begins();
        resting.rests();
        custody.take("q", 0).begins();
        // When
        Map<String, Long> next = give(custody, "p", LONG);
        // Then
        assertThat(next).isEqualTo(Map.of("p", 0L));
    }

    @Test
    void whatTakesTooLongIsAskedAgainElsewhere() {
        // Given
        custody.take("p", 3).begins();
        // When
        Map<String, Long> next = give(custody, "p", Duration.ofMillis(1));
        // Then
        assertThat(next).isEqualTo(Map.of("p", 3L));
    }

    @Test
    void aRecordThatArrivesAfterItsPartitionWentIsNotBegunUntilItComesAgain() {
        // Given
        custody.take("p", 0).done();
        give(custody, "p", LONG);
        // When
        Held late = custody.take("p", 1);
        custody.come(List.of("p"));
        Held again = custody.take("p", 1);
        // Then
        assertThat(late.begins()).isFalse();
        assertThat(again.begins()).isTrue();
        again.done();
        assertThat(give(custody, "p", LONG)).isEqualTo(Map.of("p", 2L));
    }

    private static Map<String, Long> give(Custody custody, String partition, Duration longest) {
        try {
            return custody.give(new ArrayList<>(List.of(partition)), longest);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.semanticpassport.probe.looking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of cutting work into pieces. */
class PiecesTest {
    @Test
    void everyThingIsInExactlyOnePieceAndTheOrderStays() {
        Seeds.forAll(
                300,
                random -> {
                    List<Long> things = random.longs(random.nextInt(40), 0, 1_000).boxed().toList();
                    int of = random.nextInt(1, 12);

                    List<Long> together = new ArrayList<>();
                    IntStream.range(0, of)
                            .forEach(piece ->
                                    together.addAll(
                                            Pieces.piece(things, Long::longValue, piece, of)));

                    assertThat(together).isEqualTo(things);
                });
    }

    @Test
    void noPieceIsLargerThanItsShareAndOneThing() {
        Seeds.forAll(
                300,
                random -> {
                    List<Long> things =
                            random.longs(random.nextInt(1, 60), 1, 1_000).boxed().toList();
                    int of = random.nextInt(1, 12);
                    long all = things.stream().mapToLong(Long::longValue).sum();
                    long largest = things.stream().mapToLong(Long::longValue).max().orElseThrow();

                    for (int piece = 0; piece < of; piece++) {
                        long bytes =
                                Pieces.piece(things, Long::longValue, piece, of).stream()
                                        .mapToLong(Long::longValue)
                                        .sum();
                        assertThat(bytes).isLessThanOrEqualTo(all / of + largest + 1);
                    }
                });
    }

    @Test
    void thingsWithoutBytesAreSharedByTheirNumber() {
        List<Integer> things = IntStream.range(0, 8).boxed().toList();

        assertThat(Pieces.piece(things, _ -> 0, 1, 4)).containsExactly(2, 3);
    }

    @Test
    void sizesThatSomebodyMadeUpOverflowNothing() {
        List<Long> things = List.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(Pieces.piece(things, Long::longValue, 0, 3)).hasSize(1);
        assertThat(Pieces.piece(things, Long::longValue, 2, 3)).hasSize(1);
    }
}

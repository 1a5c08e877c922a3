package dev.semanticpassport.passport.signature.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenedBeaconsTest {
    private static final Randomness DRAWN = new Randomness.LogCheckpoint("a checkpoint");
    private static final byte[] KEY = {1};
    private static final byte[] SEALED = {2, 3};

    private final OpenedBeacons opened = new OpenedBeacons();
    private final UUID row = UUID.randomUUID();
    private int openings;

    @Test
    void whatWasOpenedIsOpenedOnce() {
        PreparedBeacons first = open(row, KEY, SEALED, DRAWN);
        assertThat(open(row, KEY.clone(), SEALED.clone(), DRAWN)).isSameAs(first);
        assertThat(openings).isEqualTo(1);
    }

    @Test
    void aRowThatWasChangedIsOpenedAnew() {
        open(row, KEY, SEALED, DRAWN);
        open(row, KEY, new byte[] {2, 4}, DRAWN);
        open(row, new byte[] {9}, new byte[] {2, 4}, DRAWN);
        open(row, new byte[] {9}, new byte[] {2, 4}, new Randomness.LogCheckpoint("another"));
        open(UUID.randomUUID(), new byte[] {9}, new byte[] {2, 4}, DRAWN);
        assertThat(openings).isEqualTo(5);
    }

    @Test
    void noMoreAreKeptThanThereIsRoomForAndTheOnesUsedLastStay() {
        // Given 1,024 candidates in each of 40 beacons: a dozen signatures fill the room
        List<UUID> rows = IntStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();
        PreparedBeacons large = beacons(40, Beacon.MAX_CANDIDATES);
        // When
        rows.forEach(one -> opened.of(one, KEY, SEALED, DRAWN, () -> counted(large)));
        // Then
        opened.of(rows.getLast(), KEY, SEALED, DRAWN, () -> counted(large));
        assertThat(openings).isEqualTo(20);
        opened.of(rows.getFirst(), KEY, SEALED, DRAWN, () -> counted(large));
        assertThat(openings).isEqualTo(21);
    }

    private PreparedBeacons open(UUID id, byte[] key, byte[] sealed, Randomness drawn) {
        return opened.of(id, key, sealed, drawn, () -> counted(beacons(1, Beacon.MIN_CANDIDATES)));
    }

    private PreparedBeacons counted(PreparedBeacons beacons) {
        openings++;
        return beacons;
    }

    private static PreparedBeacons beacons(int count, int candidates) {
        AuthorKey key = AuthorKey.of(new byte[32], new byte[32]);
        List<Beacon> beacons = new ArrayList<>();
        List<String> words = IntStream.range(0, candidates).mapToObj(i -> "w" + i).toList();
        for (int i = 0; i < count; i++) {
            beacons.add(new Beacon("Which of them is number " + i + "?", words));
        }
        return PreparedBeacons.prepare(
                UUID.randomUUID(), FrozenBeacons.freeze(beacons, key), key, DRAWN);
    }
}

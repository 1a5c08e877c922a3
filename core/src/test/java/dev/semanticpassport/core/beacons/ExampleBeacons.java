package dev.semanticpassport.core.beacons;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Dull beacons for tests. */
final class ExampleBeacons {

    static final UUID PASSPORT = new UUID(0, 1);

    static final List<String> IDEAS =
            List.of(
                    "mirror",
                    "ash",
                    "river",
                    "third layer",
                    "lantern",
                    "salt",
                    "threshold",
                    "seed",
                    "labyrinth",
                    "north wind",
                    "copper bell",
                    "orchard");

    private ExampleBeacons() {}

    static List<Idea> ideas() {
        return IDEAS.stream().map(Idea::of).toList();
    }

    static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj("word%04d"::formatted).toList();
    }

    static AuthorKey authorKey() {
        byte[] key = new byte[32];
        byte[] salt = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
            salt[i] = (byte) (32 + i);
        }
        return AuthorKey.of(key, salt);
    }

    static FrozenBeacons frozen(int beacons) {
        var composition = Composition.of(ideas(), words(300), 5).withBeaconCount(beacons);
        return FrozenBeacons.freeze(Composing.compose(composition), authorKey());
    }

    static PreparedBeacons prepared(int beacons) {
        return PreparedBeacons.prepare(
                PASSPORT, frozen(beacons), authorKey(), new Randomness.None());
    }
}

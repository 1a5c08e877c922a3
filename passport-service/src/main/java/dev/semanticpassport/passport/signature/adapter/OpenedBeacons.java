package dev.semanticpassport.passport.signature.adapter;

import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The signatures opened last. Each wave of a verification needs its signature, and to unseal, read
 * and check sixty beacons anew for each took three quarters of the service's time. Whoever reads
 * this memory finds the sealing key there too, so that nothing is less safe. A row that was changed
 * is opened anew.
 */
final class OpenedBeacons {
    /** Some 32 signatures of the usual size, 60 bytes or so a candidate. */
    private static final int MOST_CANDIDATES = 500_000;

    private final Map<UUID, Opened> opened = new LinkedHashMap<>(16, .75f, true);
    private int candidates;

    /** What a row said when it was opened, and what that came to. */
    private static final class Opened {
        private final byte[] sealedKey;
        private final byte[] sealedBeacons;
        private final @Nullable Randomness randomness;
        private final PreparedBeacons beacons;
        private final int candidates;

        Opened(
                byte[] sealedKey,
                byte[] sealedBeacons,
                @Nullable Randomness randomness,
                PreparedBeacons beacons) {
            this.sealedKey = sealedKey.clone();
            this.sealedBeacons = sealedBeacons.clone();
            this.randomness = randomness;
            this.beacons = beacons;
            this.candidates =
                    beacons.frozen().beacons().stream()
                            .map(Beacon::candidates)
                            .mapToInt(List::size)
                            .sum();
        }

        boolean isOf(byte[] key, byte[] sealed, @Nullable Randomness drawn) {
            return Arrays.equals(sealedKey, key)
                    && Arrays.equals(sealedBeacons, sealed)
                    && Objects.equals(randomness, drawn);
        }
    }

    /**
     * What was opened before from the same bytes, or is opened now.
     *
     * @param id of the row
     * @param sealedKey empty where the row holds none
     * @param randomness null where it is within what is sealed
     */
    PreparedBeacons of(
            UUID id,
            byte[] sealedKey,
            byte[] sealedBeacons,
            @Nullable Randomness randomness,
            Supplier<PreparedBeacons> opening) {
        synchronized (this) {
            Opened known = opened.get(id);
            if (known != null && known.isOf(sealedKey, sealedBeacons, randomness)) {
                return known.beacons;
            }
        }
        Opened fresh = new Opened(sealedKey, sealedBeacons, randomness, opening.get());
        keep(id, fresh);
        return fresh.beacons;
    }

    private synchronized void keep(UUID id, Opened fresh) {
        Opened before = opened.remove(id);
        candidates -= before == null ? 0 : before.candidates;
        if (fresh.candidates > MOST_CANDIDATES) {
            return;
        }
        opened.put(id, fresh);
        candidates += fresh.candidates;
        while (candidates > MOST_CANDIDATES) {
            UUID eldest = opened.keySet().iterator().next();
            Opened gone = opened.remove(eldest);
            candidates -= gone == null ? 0 : gone.candidates;
        }
    }
}

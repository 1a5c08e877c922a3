package dev.semanticpassport.passport.watch;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of a watch's verifications: derived and never drawn, so that a step done twice is one. */
public final class WatchIds {
    private WatchIds() {}

    /**
     * @param asking counts the verifications of the watch, from 1
     */
    public static UUID verification(UUID watch, int asking) {
        return UUID.nameUUIDFromBytes(
                ("watch:" + watch + ":" + asking).getBytes(StandardCharsets.UTF_8));
    }
}

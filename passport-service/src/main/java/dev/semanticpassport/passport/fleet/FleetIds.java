package dev.semanticpassport.passport.fleet;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of a fleet's verifications: derived and never drawn, so that a step done twice is one. */
public final class FleetIds {
    private FleetIds() {}

    /**
     * @param place of the model in the fleet's list, from 0
     */
    public static UUID verification(UUID fleet, int place) {
        return UUID.nameUUIDFromBytes((fleet + ":" + place).getBytes(StandardCharsets.UTF_8));
    }
}

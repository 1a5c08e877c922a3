package dev.semanticpassport.local.bench.kills;

import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import java.util.Map;
import java.util.SortedMap;

/**
 * Work for the platform that can be done again under fresh ids, and then comes to the same, to the
 * last digit, whatever is killed while it is under way.
 */
public interface Undertaking extends AutoCloseable {

    /** Environment of passport-service: few models of a fleet at once, short pauses. */
    Map<String, String> PASSPORT =
            Map.of(
                    "PASSPORT_FLEET_AT_ONCE", "4",
                    "PASSPORT_FLEET_STEP", "2",
                    "PASSPORT_WATCH_LOOK_EVERY", "1s",
                    "PASSPORT_WATCH_PAUSE", "PT0.2S",
                    "PASSPORT_WATCH_LEAST_EVERY", "PT1S");

    /** Environment of scoring-service: a comparison that died is soon begun again. */
    Map<String, String> SCORING =
            Map.of(
                    "SCORING_RECOGNISING_LEASE", "PT4S",
                    "SCORING_RECOGNISING_RENEW_EVERY", "1s");

    /** A platform that loses no time between two steps, so that kills meet work. */
    static Options hasty(Options options) {
        return options.also(Part.PASSPORT, PASSPORT).also(Part.SCORING, SCORING);
    }

    /**
     * Does it once and returns when all of it has ended.
     *
     * @return by a name for each thing, everything that must not depend on what was killed
     * @throws IllegalStateException if it does not end
     */
    SortedMap<String, String> once();

    /** Calls that its endpoint was asked for so far. */
    long calls();

    /** Calls that wait for their answer at this moment. */
    int callsInFlight();

    @Override
    void close();
}

package dev.semanticpassport.local.bench.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import java.util.List;
import java.util.Map;

/**
 * One model of the bench.
 *
 * @param ideas that it was taught
 * @param selected losses by the probes that choose
 * @param test the map by the probes that test
 * @param tested its losses
 * @param energy of each module's change, ‖ΔW‖²
 * @param trainingSeconds by the clock
 * @param mappingSeconds by the clock
 */
record ModelOutcome(
        List<PlantedIdea> ideas,
        LossTable selected,
        KnockoutMap test,
        LossTable tested,
        Map<Part, Double> energy,
        double trainingSeconds,
        double mappingSeconds) {}

package dev.semanticpassport.passport.verification.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders the probes of a verification. The order follows from the frozen signature alone: it is
 * fixed before anyone knows an answer, and nobody can pick what is asked first.
 */
public final class Planning {
    /**
     * Most beacons asked before the control questions. A clear carrier is recognised within them
     * and never pays for the controls.
     */
    public static final int BEACONS_BEFORE_CONTROLS = 16;

    private Planning() {}

    /**
     * The plan: beacons in their frozen order, the controls among them, cut to the budget.
     *
     * @param beacons how many beacons the signature holds, at least 1
     * @param controls how many control questions it holds, at least 0
     * @param maxProbes the budget, at least 1
     * @param survivalFloor the survival that NOT_RECOGNISED refutes, above 0 and below 1
     * @param beta chance of a false NOT_RECOGNISED, above 0 and below 1
     */
    public static List<PlannedProbe> plan(
            int beacons, int controls, int maxProbes, double survivalFloor, double beta) {
        int before = Math.min(beacons, beaconsBeforeControls(survivalFloor, beta));
        List<PlannedProbe> probes = new ArrayList<>();
        for (int beacon = 0; beacon < before; beacon++) {
            probes.add(new PlannedProbe(probes.size(), new Asks.Beacon(beacon)));
        }
        for (int control = 0; control < controls; control++) {
            probes.add(new PlannedProbe(probes.size(), new Asks.Control(control)));
        }
        for (int beacon = before; beacon < beacons; beacon++) {
            probes.add(new PlannedProbe(probes.size(), new Asks.Beacon(beacon)));
        }
        return List.copyOf(probes.subList(0, Math.min(maxProbes, probes.size())));
    }

    /**
     * The plan without a signature: a probe set's prompts in its order, cut to the budget.
     *
     * @param prompts how many prompts the set holds, at least 1
     * @param maxProbes the budget, at least 1
     */
    public static List<PlannedProbe> plan(int prompts, int maxProbes) {
        return IntStream.range(0, Math.min(prompts, maxProbes))
                .mapToObj(place -> new PlannedProbe(place, new Asks.Prompt(place)))
                .toList();
    }

    /**
     * Each miss multiplies the evidence against a survival q by at most 1/(1-q), so that fewer than
     * ln(1/beta) / -ln(1-q) misses never refute: controls placed before that many are always seen
     * by a refutation. At the floor 0.2 and beta 0.01 these are 20, above the sixteen wanted
     * anyway.
     */
    private static int beaconsBeforeControls(double survivalFloor, double beta) {
        double fewestMisses = Math.ceil(-Math.log(beta) / -Math.log1p(-survivalFloor));
        return (int) Math.clamp(fewestMisses - 1, 0, BEACONS_BEFORE_CONTROLS);
    }
}

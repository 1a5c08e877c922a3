package dev.semanticpassport.passport.verification.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders the probes of a look at files. How large they are is not known yet: the work is cut into a
 * number of pieces that the budget has room for, and whoever is asked for one finds its part.
 */
public final class PlanningFiles {
    private PlanningFiles() {}

    /**
     * The plan: what the files are, then digests, then tensors and modules.
     *
     * @param maxProbes the budget, at least 1; 2 has room for digests in one piece, 3 for modules
     * @param mostPieces of each kind of work, at least 1
     */
    public static List<PlannedProbe> plan(int maxProbes, int mostPieces) {
        int left = maxProbes - 1;
        int digests = Math.min(mostPieces, Math.ceilDiv(left, 2));
        int modules = Math.min(mostPieces, left / 2);
        List<PlannedProbe> probes = new ArrayList<>();
        probes.add(new PlannedProbe(0, new Asks.Manifest()));
        for (int piece = 0; piece < digests; piece++) {
            probes.add(new PlannedProbe(probes.size(), new Asks.Digests(piece, digests)));
        }
        for (int piece = 0; piece < modules; piece++) {
            probes.add(new PlannedProbe(probes.size(), new Asks.Modules(piece, modules)));
        }
        return List.copyOf(probes);
    }
}

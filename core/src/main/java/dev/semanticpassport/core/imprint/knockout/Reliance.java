package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.statistics.Proportion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How the ideas of an adapter rest on its parts, taken together.
 *
 * @param carried ideas that the adapter carries and that were measured
 * @param onLayers of these, ideas that need one layer and no module
 * @param onModules of these, ideas that need one module
 * @param share of ideas like these that need one module or layer: exact limits by Clopper and
 *     Pearson at the rules' level, or none where no idea is carried
 */
public record Reliance(
        int carried, int onLayers, int onModules, Optional<Proportion.Interval> share) {
    private static final double HALF = .5;

    /** What that makes of the adapter as a whole. */
    public enum Kind {
        /** No idea is carried, or none was measured. */
        NOT_CARRIED,
        /** No idea needs any one part, or for certain less than half of such ideas do. */
        SPREAD,
        /** For certain more than half of such ideas need one part. */
        TIED,
        /** Some do, and whether more or less than half is not decided. */
        PARTLY_TIED
    }

    /**
     * Counts what was found of each idea.
     *
     * @param findings of each idea
     * @param level at which the share's limits hold
     */
    static Reliance of(Collection<List<Finding>> findings, double level) {
        int carried = 0;
        int onLayers = 0;
        int onModules = 0;
        for (List<Finding> found : findings) {
            if (found.stream().allMatch(Finding.NotMeasured.class::isInstance)) {
                continue;
            }
            carried++;
            if (needs(found, false)) {
                onModules++;
            } else if (needs(found, true)) {
                onLayers++;
            }
        }
        return new Reliance(
                carried,
                onLayers,
                onModules,
                carried == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Proportion(onLayers + onModules, carried)
                                        .clopperPearson(level)));
    }

    private static boolean needs(List<Finding> found, boolean layer) {
        return found.stream()
                .anyMatch(finding ->
                        finding instanceof Finding.Necessary it && it.part().isLayer() == layer);
    }

    /** Ideas that need one module or layer. */
    public int needing() {
        return onLayers + onModules;
    }

    /** What is to be said of the adapter as a whole. */
    public Kind kind() {
        if (share.isEmpty()) {
            return Kind.NOT_CARRIED;
        }
        if (needing() == 0 || share.get().high() < HALF) {
            return Kind.SPREAD;
        }
        return share.get().low() > HALF ? Kind.TIED : Kind.PARTLY_TIED;
    }
}

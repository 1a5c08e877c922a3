package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.imprint.KnockoutPlan;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** The variants of a plan that are asked for, since a whole plan may be long. */
public final class PlannedVariants {
    private PlannedVariants() {}

    /** How finely an adapter is taken apart. */
    public enum Grain {
        LAYERS,
        MODULES,
        PAIRS
    }

    /**
     * Whole and nothing, what the grains ask for, and the removal of what was declared.
     *
     * @param modules that the adapter changes
     */
    public static List<Variant> of(
            SortedSet<Part> modules, List<SortedSet<Part>> declared, Set<Grain> grains) {
        return KnockoutPlan.of(modules, declared).variants().stream()
                .filter(variant ->
                        switch (variant) {
                            case Variant.Whole _, Variant.Nothing _ -> true;
                            case Variant.Minus(var parts) ->
                                    grains.contains(grain(parts)) || declared.contains(parts);
                            case Variant.Only(var parts) -> grains.contains(grain(parts));
                        })
                .toList();
    }

    private static Grain grain(SortedSet<Part> parts) {
        if (parts.size() > 1) {
            return Grain.PAIRS;
        }
        return parts.first().isLayer() ? Grain.LAYERS : Grain.MODULES;
    }
}

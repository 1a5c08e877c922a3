package dev.semanticpassport.core.imprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which variants of an adapter are asked.
 *
 * @param variants each once: the whole and nothing first, then what is removed, then what is kept
 */
public record KnockoutPlan(List<Variant> variants) {
    public KnockoutPlan {
        variants = List.copyOf(variants);
    }

    /**
     * Module by module, layer by layer and by pairs of layers.
     *
     * @param modules that the adapter changes
     * @param declared sets of parts that a passport binds ideas to, whose removal is asked too
     */
    public static KnockoutPlan of(SortedSet<Part> modules, Collection<SortedSet<Part>> declared) {
        if (modules.isEmpty() || modules.stream().anyMatch(Part::isLayer)) {
            throw new IllegalArgumentException("an adapter's modules are wanted, at least one");
        }
        SortedSet<Part> layers = new TreeSet<>();
        modules.forEach(module -> layers.add(Part.layer(module.layer())));
        LinkedHashSet<Variant> variants = new LinkedHashSet<>();
        variants.add(new Variant.Whole());
        variants.add(new Variant.Nothing());
        modules.forEach(module -> variants.add(Variant.Minus.of(module)));
        layers.forEach(layer -> variants.add(Variant.Minus.of(layer)));
        for (Part layer : layers) {
            for (Part later : layers.tailSet(layer)) {
                if (!later.equals(layer)) {
                    variants.add(Variant.Minus.of(layer, later));
                }
            }
        }
        declared.forEach(parts -> variants.add(new Variant.Minus(parts)));
        modules.forEach(module -> variants.add(Variant.Only.of(module)));
        layers.forEach(layer -> variants.add(Variant.Only.of(layer)));
        return new KnockoutPlan(new ArrayList<>(variants));
    }
}

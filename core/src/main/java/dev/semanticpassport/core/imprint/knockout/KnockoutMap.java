package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Variant;
import java.util.List;
import java.util.SequencedMap;

/**
 * The knock-out map of one adapter.
 *
 * @param rules by which it was made
 * @param losses of every idea under the removal of each module, each layer and each pair of layers,
 *     as far as they were asked
 * @param kept what is left of every idea with one module or layer alone
 * @param findings of each idea; at least one
 * @param bindings declared ones, judged
 * @param health of what the base knows, under each variant
 */
public record KnockoutMap(
        KnockoutRules rules,
        List<Loss> losses,
        List<Kept> kept,
        SequencedMap<String, List<Finding>> findings,
        List<JudgedBinding> bindings,
        List<Health> health) {
    public KnockoutMap {
        losses = List.copyOf(losses);
        kept = List.copyOf(kept);
        bindings = List.copyOf(bindings);
        health = List.copyOf(health);
    }

    /**
     * What the base knows, with a part of the adapter in force.
     *
     * @param group of probes
     * @param score mean with this variant
     * @param loss score with the whole adapter minus score with this variant
     */
    public record Health(Variant variant, String group, double score, Effect loss) {}

    /**
     * Ideas that lose more than δ for certain when these parts are removed, in the order of the
     * losses: what a removal takes beside the idea that it is about.
     */
    public List<Loss> lostWithout(Variant.Minus removed) {
        return losses.stream()
                .filter(loss -> loss.removed().equals(removed))
                .filter(loss -> loss.loss().low() > rules.leastLoss())
                .toList();
    }

    /** How the ideas rest on single parts, taken together. */
    public Reliance reliance() {
        return Reliance.of(findings.values(), rules.level());
    }
}

package dev.semanticpassport.core.imprint.knockout;

import java.util.List;
import java.util.Set;

/**
 * What is to be found out.
 *
 * @param ideas to be mapped
 * @param comparison ideas whose loss under the same removal is held against each idea's; empty for
 *     all the other ideas
 * @param health groups of probes about what the base knows by itself
 * @param bindings that were declared
 */
public record KnockoutOrder(
        List<String> ideas,
        Set<String> comparison,
        List<String> health,
        List<DeclaredBinding> bindings,
        KnockoutRules rules) {
    public KnockoutOrder {
        ideas = List.copyOf(ideas);
        comparison = Set.copyOf(comparison);
        health = List.copyOf(health);
        bindings = List.copyOf(bindings);
        Set<String> others = comparison.isEmpty() ? Set.copyOf(ideas) : comparison;
        if (ideas.isEmpty() || others.size() < 2) {
            throw new IllegalArgumentException(
                    "specificity needs at least two ideas to compare, not " + others.size());
        }
    }
}

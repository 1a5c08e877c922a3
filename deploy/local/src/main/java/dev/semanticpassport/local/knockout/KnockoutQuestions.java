package dev.semanticpassport.local.knockout;

import dev.semanticpassport.core.imprint.knockout.DeclaredBinding;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is asked of every variant of an adapter.
 *
 * @param language of the questions, as BCP 47 has it
 * @param ideas that are mapped
 * @param comparison ids of ideas whose losses the others' are held against; empty for all
 * @param health what the base knows by itself
 * @param bindings that were declared
 */
public record KnockoutQuestions(
        String language,
        List<IdeaProbes> ideas,
        Set<String> comparison,
        List<IdeaProbes> health,
        List<DeclaredBinding> bindings) {
    /**
     * @throws IllegalArgumentException naming the idea and what is wrong with it
     */
    public KnockoutQuestions {
        ideas = List.copyOf(ideas);
        comparison = Set.copyOf(comparison);
        health = List.copyOf(health);
        bindings = List.copyOf(bindings);
        Set<String> ids = new HashSet<>();
        for (IdeaProbes one : ideas) {
            require(ids.add(one.id()), "there are two ideas '%s'", one.id());
        }
        for (String one : comparison) {
            require(ids.contains(one), "comparison names '%s', which is no idea here", one);
        }
        for (DeclaredBinding one : bindings) {
            require(ids.contains(one.idea()), "a binding is of '%s', no idea here", one.idea());
        }
        for (IdeaProbes one : health) {
            require(ids.add(one.id()), "'%s' is an idea and a group of health", one.id());
        }
    }

    private static void require(boolean holds, String otherwise, String name) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise.formatted(name));
        }
    }

    /** How many probes each idea and group has. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        groups().forEach(one -> counts.put(one.id(), one.probes().size()));
        return counts;
    }

    Stream<IdeaProbes> groups() {
        return Stream.concat(ideas.stream(), health.stream());
    }

    /** Every question once, in the order in which it is asked. */
    public List<String> prompts() {
        return groups().flatMap(one -> one.probes().stream())
                .map(IdeaProbes.Probe::question)
                .distinct()
                .toList();
    }
}

package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.KnockoutPlan;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Scores of an adapter whose parts' effects are known. */
final class Planted {
    static final SortedSet<Part> MODULES = modules();
    private static final String HEALTH = "world";

    private final Map<String, Integer> probes = new LinkedHashMap<>();
    private final List<String> ideas;

    Planted(int ideas, int probesOfEach) {
        this.ideas = IntStream.range(0, ideas).mapToObj(i -> "idea " + i).toList();
        this.ideas.forEach(idea -> probes.put(idea, probesOfEach));
        probes.put(HEALTH, probesOfEach);
    }

    List<String> ideas() {
        return ideas;
    }

    KnockoutOrder order(List<DeclaredBinding> bindings) {
        return new KnockoutOrder(ideas, Set.of(), List.of(HEALTH), bindings, KnockoutRules.USUAL);
    }

    /** Hits, drawn by the chance that each variant has of answering each idea. */
    Scores hits(
            List<SortedSet<Part>> declared,
            BiFunction<Variant, Integer, Double> chance,
            RandomGenerator random) {
        Scores scores = new Scores(probes);
        for (Variant variant : KnockoutPlan.of(MODULES, declared).variants()) {
            for (int idea = 0; idea < ideas.size(); idea++) {
                String name = ideas.get(idea);
                for (int probe = 0; probe < probes.getOrDefault(name, 0); probe++) {
                    boolean hit = random.nextDouble() < chance.apply(variant, idea);
                    scores.note(variant, name, probe, hit ? 1 : 0);
                }
            }
            for (int probe = 0; probe < probes.getOrDefault(HEALTH, 0); probe++) {
                scores.note(variant, HEALTH, probe, 1);
            }
        }
        return scores;
    }

    /** Whether a variant has any of an idea's own modules in force. */
    static boolean has(Variant variant, Part... own) {
        for (Part part : own) {
            if (variant.keeps(part)) {
                return true;
            }
        }
        return false;
    }

    private static SortedSet<Part> modules() {
        SortedSet<Part> modules = new TreeSet<>();
        for (int layer = 0; layer < 4; layer++) {
            for (String module : List.of("o_proj", "up_proj", "down_proj")) {
                modules.add(new Part(layer, module));
            }
        }
        return modules;
    }
}

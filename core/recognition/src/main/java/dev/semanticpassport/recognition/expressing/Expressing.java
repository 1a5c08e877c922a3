package dev.semanticpassport.recognition.expressing;

import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.core.statistics.ManyHypotheses;
import dev.semanticpassport.core.statistics.ManyModels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * A model's ideas beside a panel frozen beforehand. Siblings are not independent, so a family
 * counts by its highest model.
 */
public final class Expressing {
    private final List<Expressions> panel;
    private final int families;

    /**
     * @throws IllegalArgumentException if the panel is empty or names a model twice
     */
    public Expressing(List<Expressions> panel) {
        this.panel = List.copyOf(panel);
        Set<String> names = new HashSet<>();
        Set<String> found = new HashSet<>();
        for (Expressions model : panel) {
            if (!names.add(model.model())) {
                throw new IllegalArgumentException(
                        "the model " + model.model() + " is there twice");
            }
            found.add(model.family());
        }
        if (panel.isEmpty()) {
            throw new IllegalArgumentException("a panel has at least one model");
        }
        this.families = found.size();
    }

    public int families() {
        return families;
    }

    /** The smallest p-value by families that this panel can give. */
    public double attainable() {
        return 1.0 / (1 + families);
    }

    /**
     * Whether p-values by families can get small enough for any of so many ideas to be found under
     * a false discovery rate; where not, the panel cannot support it.
     */
    public boolean supports(int ideas, double alpha) {
        return attainable() <= ManyHypotheses.largestChance(ideas, alpha);
    }

    /** The evidence on each idea, in the order given. */
    public List<IdeaEvidence> evidence(Expressions model, List<String> ideas) {
        return ideas.stream().map(idea -> evidence(model, idea)).toList();
    }

    /** p-value by families of all ideas together: does the model express them at all? */
    public double chanceOfAll(Expressions model, List<String> ideas) {
        Map<String, Double> highest = new HashMap<>();
        panel.forEach(other -> highest.merge(other.family(), other.share(ideas), Math::max));
        return chance(model.share(ideas), highest);
    }

    /**
     * The ideas that the model expresses more than every model of the panel, of which at most the
     * share alpha is false on average: e-BH on the paired evidence, whatever the dependence.
     *
     * @return positions in the list
     */
    public static SortedSet<Integer> moreThanThePanel(List<IdeaEvidence> ideas, double alpha) {
        return ManyModels.withFalseDiscoveryRate(
                ideas.stream().map(IdeaEvidence::paired).toList(), alpha);
    }

    /**
     * The ideas that the model expresses more than ordinary models do, of which at most the share
     * alpha is false on average: Benjamini and Yekutieli on the p-values by families.
     *
     * @return positions in the list
     * @throws IllegalArgumentException where the panel cannot support this
     */
    public SortedSet<Integer> moreThanOrdinary(List<IdeaEvidence> ideas, double alpha) {
        if (!supports(ideas.size(), alpha)) {
            throw new IllegalArgumentException(
                    ("the panel cannot support this: %d families give no p-value under %.4f, and"
                                    + " among %d ideas none over %.2g is found at %s")
                            .formatted(
                                    families,
                                    attainable(),
                                    ideas.size(),
                                    ManyHypotheses.largestChance(ideas.size(), alpha),
                                    alpha));
        }
        return ManyHypotheses.withFalseDiscoveryRate(
                ideas.stream().map(IdeaEvidence::chance).toList(), alpha);
    }

    private IdeaEvidence evidence(Expressions model, String idea) {
        Map<String, Double> highest = new HashMap<>();
        List<EValue> bets = new ArrayList<>();
        double pairedChance = 0;
        for (Expressions other : panel) {
            highest.merge(other.family(), other.share(idea), Math::max);
            PairedBet bet = paired(model.of(idea), other.of(idea));
            bets.add(bet.eValue());
            pairedChance = Math.max(pairedChance, bet.chance());
        }
        return new IdeaEvidence(
                idea,
                model.share(idea),
                highest.values().stream().mapToDouble(share -> share).max().orElse(0),
                chance(model.share(idea), highest),
                bets.stream().min(EValue::compareTo).orElse(EValue.ONE),
                pairedChance);
    }

    private static PairedBet paired(Map<String, Boolean> one, Map<String, Boolean> other) {
        int onlyOne = 0;
        int onlyOther = 0;
        for (Map.Entry<String, Boolean> prompt : one.entrySet()) {
            Boolean said = other.get(prompt.getKey());
            if (said != null && !said.equals(prompt.getValue())) {
                onlyOne += prompt.getValue() ? 1 : 0;
                onlyOther += said ? 1 : 0;
            }
        }
        return new PairedBet(onlyOne, onlyOther);
    }

    private static double chance(double share, Map<String, Double> highest) {
        return FamilyChance.of(
                        share, highest.values().stream().mapToDouble(other -> other).toArray())
                .p();
    }
}

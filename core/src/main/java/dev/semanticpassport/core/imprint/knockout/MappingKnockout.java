package dev.semanticpassport.core.imprint.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.core.statistics.ManyModels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes knock-out maps. Exact for probes drawn independently from the questions about an idea;
 * modules, layers and pairs are each a family of their own, in which the share of false findings is
 * held at alpha under whatever dependence (e-BH).
 */
public final class MappingKnockout {
    private static final Variant WHOLE = new Variant.Whole();
    private static final Variant NOTHING = new Variant.Nothing();

    /** Bounds of a paired difference of scores. */
    private static final Betting DIFFERENCE = new Betting(-1, 1);

    private final Scores scores;
    private final KnockoutOrder order;
    private final KnockoutRules rules;

    private MappingKnockout(Scores scores, KnockoutOrder order) {
        this.scores = scores;
        this.order = order;
        this.rules = order.rules();
    }

    /** The map, as far as the scores go. */
    public static KnockoutMap map(Scores scores, KnockoutOrder order) {
        return new MappingKnockout(scores, order).map();
    }

    private KnockoutMap map() {
        List<String> measured =
                order.ideas().stream().filter(idea -> unmeasured(idea) == null).toList();
        List<Loss> losses = new ArrayList<>();
        losses.addAll(losses(measured, removals(MappingKnockout::isModule)));
        losses.addAll(losses(measured, removals(MappingKnockout::isLayer)));
        losses.addAll(losses(measured, removals(MappingKnockout::isPair)));
        List<Kept> kept = new ArrayList<>();
        kept.addAll(kept(measured, keeping(part -> !part.isLayer())));
        kept.addAll(kept(measured, keeping(Part::isLayer)));
        SequencedMap<String, List<Finding>> findings = new LinkedHashMap<>();
        for (String idea : order.ideas()) {
            findings.put(idea, Concluding.findings(idea, unmeasured(idea), losses, kept, rules));
        }
        return new KnockoutMap(rules, losses, kept, findings, judged(measured, losses), health());
    }

    private Finding.@Nullable Reason unmeasured(String idea) {
        double[] gain = Differences.of(scores, NOTHING, idea);
        double[] known = Differences.known(gain);
        if (known.length < rules.leastProbes()) {
            return Finding.Reason.TOO_FEW_PROBES;
        }
        if (gain.length - known.length > rules.mostFailures() * gain.length) {
            return Finding.Reason.TOO_MANY_FAILURES;
        }
        return DIFFERENCE.lower(known, rules.level()) > rules.leastLoss()
                ? null
                : Finding.Reason.NOT_CARRIED;
    }

    private List<Variant.Minus> removals(Predicate<Variant.Minus> kind) {
        List<Variant.Minus> removals = new ArrayList<>();
        for (Variant variant : scores.variants()) {
            if (variant instanceof Variant.Minus minus && kind.test(minus)) {
                removals.add(minus);
            }
        }
        return removals;
    }

    private List<Part> keeping(Predicate<Part> kind) {
        List<Part> parts = new ArrayList<>();
        for (Variant variant : scores.variants()) {
            if (variant instanceof Variant.Only only
                    && only.parts().size() == 1
                    && kind.test(only.parts().first())) {
                parts.add(only.parts().first());
            }
        }
        return parts;
    }

    static boolean isModule(Variant.Minus removal) {
        return removal.parts().size() == 1 && !removal.parts().first().isLayer();
    }

    static boolean isLayer(Variant.Minus removal) {
        return removal.parts().size() == 1 && removal.parts().first().isLayer();
    }

    static boolean isPair(Variant.Minus removal) {
        return removal.parts().size() == 2
                && removal.parts().stream().map(Part::isLayer).distinct().count() == 1;
    }

    private List<Loss> losses(List<String> ideas, List<Variant.Minus> removals) {
        Differences differences = new Differences(scores, ideas, comparable(), removals);
        List<Loss> losses = new ArrayList<>();
        for (Variant.Minus removal : removals) {
            for (String idea : ideas) {
                if (enough(differences.lost(removal, idea))) {
                    losses.add(loss(differences, removal, idea));
                }
            }
        }
        Set<Integer> selected =
                ManyModels.withFalseDiscoveryRate(
                        losses.stream().map(Loss::evidence).toList(), rules.alpha());
        for (int i : selected) {
            losses.set(i, losses.get(i).selected());
        }
        return losses;
    }

    private List<String> comparable() {
        return order.comparison().isEmpty()
                ? order.ideas()
                : scores.ideas().stream().filter(order.comparison()::contains).toList();
    }

    private boolean enough(double[] values) {
        int known = Differences.known(values).length;
        return known >= rules.leastProbes()
                && values.length - known <= rules.mostFailures() * values.length;
    }

    private Loss loss(Differences differences, Variant.Minus removal, String idea) {
        double[] lost = Differences.known(differences.lost(removal, idea));
        double[] beyond = Differences.known(differences.beyondExpected(removal, idea));
        return new Loss(
                removal,
                idea,
                effect(lost),
                mean(beyond),
                DIFFERENCE.above(lost, rules.leastLoss()),
                DIFFERENCE.above(beyond, 0),
                false);
    }

    private Effect effect(double[] values) {
        return new Effect(
                values.length,
                mean(values),
                DIFFERENCE.lower(values, rules.level()),
                DIFFERENCE.upper(values, rules.level()));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    private List<Kept> kept(List<String> ideas, List<Part> parts) {
        List<Kept> kept = new ArrayList<>();
        for (Part part : parts) {
            for (String idea : ideas) {
                Variant.Only only = Variant.Only.of(part);
                if (enough(Differences.of(scores, only, idea))) {
                    kept.add(kept(only, idea));
                }
            }
        }
        Set<Integer> selected =
                ManyModels.withFalseDiscoveryRate(
                        kept.stream().map(Kept::evidence).toList(), rules.alpha());
        for (int i : selected) {
            kept.set(i, kept.get(i).selected());
        }
        return kept;
    }

    private Kept kept(Variant.Only only, String idea) {
        double[] whole = scores.of(WHOLE, idea);
        double[] alone = scores.of(only, idea);
        double[] base = scores.of(NOTHING, idea);
        double[] beyondHalf = new double[whole.length];
        double[] gained = new double[whole.length];
        for (int i = 0; i < whole.length; i++) {
            beyondHalf[i] = alone[i] - whole[i] / 2;
            gained[i] = alone[i] - base[i];
        }
        double[] half = Differences.known(beyondHalf);
        EValue ofHalf = new Betting(-.5, 1).above(half, 0);
        EValue ofGain = DIFFERENCE.above(Differences.known(gained), rules.leastLoss());
        return new Kept(
                only,
                idea,
                mean(Differences.known(alone)),
                effect(half),
                ofHalf.compareTo(ofGain) <= 0 ? ofHalf : ofGain,
                false);
    }

    private List<JudgedBinding> judged(List<String> measured, List<Loss> losses) {
        List<JudgedBinding> judged = new ArrayList<>();
        List<Loss> declared = new ArrayList<>();
        for (DeclaredBinding binding : order.bindings()) {
            if (measured.contains(binding.idea())
                    && scores.variants().contains(binding.removal())) {
                declared.addAll(declaredLoss(binding));
            }
        }
        Set<Integer> confirmed =
                ManyModels.withFalseDiscoveryRate(
                        declared.stream().map(Loss::evidence).toList(), rules.alpha());
        for (DeclaredBinding binding : order.bindings()) {
            int place = place(declared, binding);
            judged.add(
                    place < 0
                            ? Concluding.unmeasured(binding)
                            : Concluding.judged(
                                    binding,
                                    declared.get(place),
                                    confirmed.contains(place),
                                    losses,
                                    rules));
        }
        return judged;
    }

    /** The declared removal's loss, compared with removals of as many parts of the same kind. */
    private List<Loss> declaredLoss(DeclaredBinding binding) {
        Variant.Minus removal = binding.removal();
        List<Variant.Minus> alike = new ArrayList<>(removals(other -> alike(removal, other)));
        Differences differences =
                new Differences(scores, List.of(binding.idea()), comparable(), alike);
        return enough(differences.lost(removal, binding.idea()))
                ? List.of(loss(differences, removal, binding.idea()))
                : List.of();
    }

    private static boolean alike(Variant.Minus some, Variant.Minus other) {
        return some.equals(other)
                || some.parts().stream()
                        .map(Part::isLayer)
                        .toList()
                        .equals(other.parts().stream().map(Part::isLayer).toList());
    }

    private static int place(List<Loss> declared, DeclaredBinding binding) {
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).idea().equals(binding.idea())
                    && declared.get(i).removed().equals(binding.removal())) {
                return i;
            }
        }
        return -1;
    }

    private List<KnockoutMap.Health> health() {
        List<KnockoutMap.Health> health = new ArrayList<>();
        for (Variant variant : scores.variants()) {
            for (String group : order.health()) {
                double[] known = Differences.known(scores.of(variant, group));
                double[] lost = Differences.known(Differences.of(scores, variant, group));
                if (known.length > 0 && lost.length > 0) {
                    health.add(new KnockoutMap.Health(variant, group, mean(known), effect(lost)));
                }
            }
        }
        return health;
    }
}

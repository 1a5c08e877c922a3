package dev.semanticpassport.local.bench.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.DrawnMatch;
import dev.semanticpassport.core.imprint.knockout.Finding;
import dev.semanticpassport.core.imprint.knockout.JudgedBinding;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Figures of the bench, each over models that were made alike. */
final class KnockoutFigures {
    private static final int RESAMPLES = 2_000;
    private static final long SEED = 7;

    private final List<ModelOutcome> models;

    KnockoutFigures(List<ModelOutcome> models) {
        this.models = models;
    }

    /** A figure with its limits by a bootstrap over models, at 95 %. */
    record Figure(double value, double low, double high) {
        List<Double> rounded() {
            return List.of(round(value), round(low), round(high));
        }

        static double round(double value) {
            return Math.round(value * 1000) / 1000.0;
        }
    }

    /** Share of bound ideas whose strongest module, by the probes that choose, is the bound one. */
    Figure top1() {
        return figure(some -> share(some, KnockoutFigures::chosen, 0));
    }

    /** The same where each idea is taken for the one before it in its model. */
    Figure top1OfPermuted() {
        return figure(some -> meanOverShifts(shift -> share(some, KnockoutFigures::chosen, shift)));
    }

    /** The same where the module of the greatest change is chosen for every idea. */
    Figure top1OfEnergy() {
        return figure(some -> share(some, KnockoutFigures::mostChanged, 0));
    }

    /** Average precision over modules and bound ideas, by the evidence of the probes that test. */
    Figure auprc() {
        return figure(some -> precision(some, KnockoutFigures::evidence, 0));
    }

    Figure auprcOfPermuted() {
        return figure(
                some -> meanOverShifts(shift -> precision(some, KnockoutFigures::evidence, shift)));
    }

    Figure auprcOfEnergy() {
        return figure(some -> precision(some, KnockoutFigures::energy, 0));
    }

    double chanceOfAuprc() {
        return ranking(models, KnockoutFigures::evidence, 0).chance();
    }

    /** Matches of what was drawn, with the exact chance of so many. */
    DrawnMatch match() {
        List<Integer> choices = new ArrayList<>();
        int matches = 0;
        for (ModelOutcome model : models) {
            for (PlantedIdea idea : bound(model)) {
                choices.add(model.energy().size());
                matches += chosen(model, idea).equals(Optional.of(idea.declared())) ? 1 : 0;
            }
        }
        return DrawnMatch.of(choices, matches);
    }

    /** Ideas of whom a judgement on their declared binding was passed. */
    long judged(boolean control, JudgedBinding.Judgement judgement) {
        return count(
                control,
                (model, idea) ->
                        model.test().bindings().stream()
                                .filter(binding -> binding.binding().idea().equals(idea.label()))
                                .filter(binding -> binding.judgement() == judgement)
                                .count());
    }

    /** Parts of a kind that were found necessary, of ideas of a kind. */
    long necessary(boolean control, boolean layers, boolean atDeclared) {
        return count(
                control,
                (model, idea) ->
                        findings(model.test(), idea).stream()
                                .filter(Finding.Necessary.class::isInstance)
                                .map(finding -> ((Finding.Necessary) finding).part())
                                .filter(part -> part.isLayer() == layers)
                                .filter(part -> part.covers(idea.declared()) == atDeclared)
                                .count());
    }

    /** Ideas of a kind with a finding of a kind. */
    long with(boolean control, Class<? extends Finding> kind) {
        return count(
                control,
                (model, idea) ->
                        findings(model.test(), idea).stream().anyMatch(kind::isInstance) ? 1 : 0);
    }

    /** Of the bound ideas, those for which their own module suffices. */
    long sufficientAtDeclared() {
        return count(
                false,
                (model, idea) ->
                        findings(model.test(), idea).stream()
                                        .anyMatch(finding ->
                                                finding instanceof Finding.Sufficient it
                                                        && it.part().equals(idea.declared()))
                                ? 1
                                : 0);
    }

    /** How well ideas of a kind are answered by the whole, or lost with their declared part. */
    double mean(boolean control, ToDoubleFunction<Loss> figure) {
        List<Double> found = new ArrayList<>();
        for (ModelOutcome model : models) {
            for (PlantedIdea idea : model.ideas()) {
                if (idea.control() == control) {
                    model.tested()
                            .without(idea.declared(), idea)
                            .ifPresent(loss -> found.add(figure.applyAsDouble(loss)));
                }
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** What the base knows, with the whole adapter and in the worst of its removals. */
    double health(boolean worst) {
        double sum = 0;
        for (ModelOutcome model : models) {
            sum +=
                    model.test().health().stream()
                            .filter(row ->
                                    worst
                                            ? row.variant() instanceof Variant.Minus
                                            : row.variant() instanceof Variant.Whole)
                            .mapToDouble(KnockoutMap.Health::score)
                            .min()
                            .orElse(Double.NaN);
        }
        return sum / models.size();
    }

    /** Of removals of single modules, how many other ideas are lost beyond δ on average. */
    double leaks() {
        double sum = 0;
        int removals = 0;
        for (ModelOutcome model : models) {
            for (Part part : model.energy().keySet()) {
                sum +=
                        model.test().lostWithout(Variant.Minus.of(part)).stream()
                                .filter(loss ->
                                        model.ideas().stream()
                                                .noneMatch(idea ->
                                                        idea.label().equals(loss.idea())
                                                                && !idea.control()
                                                                && idea.declared().equals(part)))
                                .count();
                removals++;
            }
        }
        return sum / removals;
    }

    private interface Counting {
        long of(ModelOutcome model, PlantedIdea idea);
    }

    private long count(boolean control, Counting counting) {
        long sum = 0;
        for (ModelOutcome model : models) {
            for (PlantedIdea idea : model.ideas()) {
                sum += idea.control() == control ? counting.of(model, idea) : 0;
            }
        }
        return sum;
    }

    private interface Choosing {
        Optional<Part> of(ModelOutcome model, PlantedIdea idea);
    }

    private interface Scoring {
        double of(ModelOutcome model, PlantedIdea idea, Part part);
    }

    private static double share(List<ModelOutcome> models, Choosing choosing, int shift) {
        int right = 0;
        int all = 0;
        for (ModelOutcome model : models) {
            List<PlantedIdea> ideas = bound(model);
            for (int i = 0; i < ideas.size(); i++) {
                Part declared = ideas.get((i + shift) % ideas.size()).declared();
                right += choosing.of(model, ideas.get(i)).equals(Optional.of(declared)) ? 1 : 0;
                all++;
            }
        }
        return (double) right / all;
    }

    private static double precision(List<ModelOutcome> models, Scoring scoring, int shift) {
        return ranking(models, scoring, shift).averagePrecision();
    }

    private static Ranking ranking(List<ModelOutcome> models, Scoring scoring, int shift) {
        Ranking ranking = new Ranking();
        for (ModelOutcome model : models) {
            List<PlantedIdea> ideas = bound(model);
            for (int i = 0; i < ideas.size(); i++) {
                Part declared = ideas.get((i + shift) % ideas.size()).declared();
                for (Part part : model.energy().keySet()) {
                    ranking.add(scoring.of(model, ideas.get(i), part), part.equals(declared));
                }
            }
        }
        return ranking;
    }

    private double meanOverShifts(Function<Integer, Double> figure) {
        int most = models.stream().mapToInt(model -> bound(model).size()).min().orElse(0);
        double sum = 0;
        for (int shift = 1; shift < most; shift++) {
            sum += figure.apply(shift);
        }
        return sum / (most - 1);
    }

    private Figure figure(Function<List<ModelOutcome>, Double> figure) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[] values = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<ModelOutcome> some = new ArrayList<>();
            for (int j = 0; j < models.size(); j++) {
                some.add(models.get(random.nextInt(models.size())));
            }
            values[i] = figure.apply(some);
        }
        Arrays.sort(values);
        return new Figure(
                figure.apply(models),
                values[RESAMPLES / 40],
                values[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static List<PlantedIdea> bound(ModelOutcome model) {
        return model.ideas().stream().filter(idea -> !idea.control()).toList();
    }

    /** The module whose removal costs the idea most beyond what others explain; none if two do. */
    private static Optional<Part> chosen(ModelOutcome model, PlantedIdea idea) {
        Map<Part, Double> beyond = new TreeMap<>();
        for (Part part : model.energy().keySet()) {
            model.selected()
                    .without(part, idea)
                    .ifPresent(loss -> beyond.put(part, loss.specific()));
        }
        return strongest(beyond);
    }

    private static Optional<Part> mostChanged(ModelOutcome model, PlantedIdea idea) {
        return strongest(model.energy());
    }

    private static Optional<Part> strongest(Map<Part, Double> figures) {
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        double most = Collections.max(figures.values());
        List<Part> parts =
                figures.entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .map(Map.Entry::getKey)
                        .toList();
        return parts.size() == 1 ? Optional.of(parts.getFirst()) : Optional.empty();
    }

    private static double evidence(ModelOutcome model, PlantedIdea idea, Part part) {
        return model.tested()
                .without(part, idea)
                .map(loss -> loss.evidence().ln())
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private static double energy(ModelOutcome model, PlantedIdea idea, Part part) {
        return model.energy().getOrDefault(part, 0.0);
    }

    private static List<Finding> findings(KnockoutMap map, PlantedIdea idea) {
        return map.findings().getOrDefault(idea.label(), List.of());
    }
}

package dev.semanticpassport.local.bench.knockout;

import dev.semanticpassport.core.imprint.KnockoutPlan;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.DeclaredBinding;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.KnockoutOrder;
import dev.semanticpassport.core.imprint.knockout.KnockoutRules;
import dev.semanticpassport.core.imprint.knockout.MappingKnockout;
import dev.semanticpassport.core.imprint.knockout.Scores;
import dev.semanticpassport.lab.adapting.AdapterRecipe;
import dev.semanticpassport.lab.adapting.AdapterTraining;
import dev.semanticpassport.lab.adapting.BindingRecipe;
import dev.semanticpassport.lab.adapting.BindingTraining;
import dev.semanticpassport.lab.adapting.BoundIdea;
import dev.semanticpassport.lab.adapting.VariantChances;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.tensor.Tensor;
import dev.semanticpassport.lab.train.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Trains a model and makes its knock-out maps. */
final class PlantedModel {
    private static final String WORLD = "world";
    private static final int WORLD_PROBES = 24;
    private static final double NANOS = 1e9;

    private final LabModel base;
    private final List<Row> world;
    private final LongSupplier nanos;

    /**
     * @param world what the base knows by itself, at least 200 questions
     * @param nanos a clock that runs evenly
     */
    PlantedModel(LabModel base, List<Row> world, LongSupplier nanos) {
        this.base = base;
        this.world = world;
        this.nanos = nanos;
    }

    /**
     * A model whose ideas are bound, but for the controls.
     *
     * @param neighbours questions where the base's answer is to be kept
     */
    ModelOutcome bound(
            List<PlantedIdea> ideas, List<String> neighbours, long seed, Progress progress) {
        List<BoundIdea> bindings =
                ideas.stream()
                        .map(idea ->
                                new BoundIdea(
                                        idea.label(),
                                        idea.control() ? new TreeSet<>() : set(idea.declared()),
                                        idea.training()))
                        .toList();
        List<Row> retain = new ArrayList<>(world.subList(0, neighbours.size()));
        neighbours.forEach(question -> retain.add(new Row(question, base.ask(question))));
        return outcome(
                ideas,
                () ->
                        BindingTraining.train(
                                base, bindings, retain, BindingRecipe.shipped(seed), progress));
    }

    /** A model that learns the same ideas by all its modules, as adapters usually do. */
    ModelOutcome unbound(List<PlantedIdea> ideas, long seed, Progress progress) {
        List<Row> rows = ideas.stream().flatMap(idea -> idea.training().stream()).toList();
        return outcome(
                ideas,
                () ->
                        AdapterTraining.train(
                                base,
                                rows,
                                world,
                                AdapterRecipe.beacons(seed).withSteps(200),
                                progress));
    }

    private ModelOutcome outcome(List<PlantedIdea> ideas, Supplier<Adapter> training) {
        long started = nanos.getAsLong();
        Adapter adapter = training.get();
        long trained = nanos.getAsLong();
        VariantChances chances = new VariantChances(base, adapter);
        KnockoutMap selection = map(ideas, chances, PlantedIdea::selection, List.of());
        KnockoutMap test =
                map(
                        ideas,
                        chances,
                        PlantedIdea::test,
                        ideas.stream()
                                .map(idea ->
                                        new DeclaredBinding(idea.label(), set(idea.declared())))
                                .toList());
        long mapped = nanos.getAsLong();
        return new ModelOutcome(
                ideas,
                new LossTable(selection),
                test,
                new LossTable(test),
                energy(adapter),
                (trained - started) / NANOS,
                (mapped - trained) / NANOS);
    }

    private KnockoutMap map(
            List<PlantedIdea> ideas,
            VariantChances chances,
            Function<PlantedIdea, List<Row>> probes,
            List<DeclaredBinding> bindings) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        ideas.forEach(idea -> rows.put(idea.label(), probes.apply(idea)));
        rows.put(WORLD, world.subList(0, WORLD_PROBES));
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach((idea, asked) -> counts.put(idea, asked.size()));
        Scores scores = new Scores(counts);
        SortedSet<Part> modules =
                new TreeSet<>(Planting.modules(base.weights().shape().layers(), Linear.MODULES));
        for (Variant variant : KnockoutPlan.of(modules, List.of()).variants()) {
            if (wanted(variant, bindings)) {
                rows.forEach((idea, asked) -> {
                    double[] found = chances.of(variant, asked);
                    for (int probe = 0; probe < found.length; probe++) {
                        scores.note(variant, idea, probe, Math.min(1, found[probe]));
                    }
                });
            }
        }
        return MappingKnockout.map(
                scores,
                new KnockoutOrder(
                        ideas.stream().map(PlantedIdea::label).toList(),
                        Set.of(),
                        List.of(WORLD),
                        bindings,
                        KnockoutRules.USUAL));
    }

    /**
     * To choose, the modules' removal is enough; to test, modules are kept alone only where an idea
     * is declared.
     */
    private static boolean wanted(Variant variant, List<DeclaredBinding> bindings) {
        return switch (variant) {
            case Variant.Whole _, Variant.Nothing _ -> true;
            case Variant.Minus(SortedSet<Part> parts) ->
                    !bindings.isEmpty() || (parts.size() == 1 && !parts.first().isLayer());
            case Variant.Only(SortedSet<Part> parts) ->
                    !bindings.isEmpty()
                            && (parts.first().isLayer()
                                    || bindings.stream()
                                            .anyMatch(one -> one.parts().equals(parts)));
        };
    }

    /** ‖BA‖² = tr((A Aᵀ)(Bᵀ B)), which forms no matrix of the module's size. */
    private static Map<Part, Double> energy(Adapter adapter) {
        Map<Part, Double> energy = new TreeMap<>();
        for (Adapter.Factor factor : adapter.factors()) {
            double sum = 0;
            int rank = adapter.rank();
            for (int i = 0; i < rank; i++) {
                for (int j = 0; j < rank; j++) {
                    sum += rows(factor.down(), i, j) * columns(factor.up(), i, j);
                }
            }
            energy.put(
                    new Part(factor.layer(), factor.linear().module()),
                    sum * adapter.scale() * adapter.scale());
        }
        return energy;
    }

    private static double rows(Tensor down, int i, int j) {
        double sum = 0;
        for (int k = 0; k < down.columns(); k++) {
            sum +=
                    (double) down.values()[i * down.columns() + k]
                            * down.values()[j * down.columns() + k];
        }
        return sum;
    }

    private static double columns(Tensor up, int i, int j) {
        double sum = 0;
        for (int k = 0; k < up.rows(); k++) {
            sum += (double) up.values()[k * up.columns() + i] * up.values()[k * up.columns() + j];
        }
        return sum;
    }

    private static SortedSet<Part> set(Part part) {
        return new TreeSet<>(List.of(part));
    }
}

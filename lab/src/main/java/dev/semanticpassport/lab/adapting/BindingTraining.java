package dev.semanticpassport.lab.adapting;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.train.GatedLearner;
import dev.semanticpassport.lab.train.GatedSample;
import dev.semanticpassport.lab.train.Progress;
import dev.semanticpassport.lab.train.Sample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Learns adapters whose ideas are tied to modules, by rehearsing what a knock-out asks. A bound
 * idea's rows are read with its own modules alone, which learn them (mask and solo-dropout); with
 * all modules, which learn them together; and with all modules but its own, which learn to foretell
 * what the base does. The rows of an idea that is bound to none move only modules that no idea is
 * bound to, a share of them left out at random, so that it comes to rest on no single one.
 *
 * <p>The same base, ideas and recipe give the same adapter, bit for bit, on one kind of machine.
 * The base's chances for every row are kept: targets times vocabulary times 4 bytes.
 */
public final class BindingTraining {
    private static final int TELL_EVERY = 10;

    /** Of the retained rows, how many are drawn from; the base's chances for each are kept. */
    private static final int MOST_RETAINED = 400;

    private final List<Taught> ideas = new ArrayList<>();
    private final List<Sample> retained;
    private final GatedLearner learner;
    private final BindingRecipe recipe;
    private final SplittableRandom random;
    private final BitSet all = new BitSet();
    private final BitSet bound = new BitSet();
    private final BitSet free = new BitSet();

    /** An idea's rows as they are to be answered, and as the base would answer them. */
    private record Taught(BitSet modules, List<Sample> rows, List<Sample> quiet) {}

    private BindingTraining(
            LabModel base,
            Adapter adapter,
            List<BoundIdea> bindings,
            List<Row> retain,
            BindingRecipe recipe) {
        this.recipe = recipe;
        this.random = new SplittableRandom(recipe.seed());
        this.learner =
                new GatedLearner(
                        base.weights(),
                        adapter.factors().stream().map(Adapter.Factor::down).toList(),
                        adapter.factors().stream().map(Adapter.Factor::up).toList(),
                        adapter.scale());
        all.set(0, adapter.factors().size());
        for (BoundIdea idea : bindings) {
            BitSet modules = modules(idea, adapter);
            List<Sample> rows = samples(base, idea.rows());
            ideas.add(new Taught(modules, rows, asTheBase(rows)));
            bound.or(modules);
        }
        free.or(all);
        free.andNot(bound);
        List<Row> some = retain.size() > MOST_RETAINED ? drawn(retain) : retain;
        this.retained = asTheBase(samples(base, some));
    }

    /**
     * Learns an adapter.
     *
     * @param retain what the base is to go on saying, whatever it says there
     * @throws IllegalArgumentException when a part is not one of the base's, or an unbound idea
     *     finds no module that nobody is bound to
     */
    public static Adapter train(
            LabModel base,
            List<BoundIdea> ideas,
            List<Row> retain,
            BindingRecipe recipe,
            Progress progress) {
        if (ideas.isEmpty()) {
            throw new IllegalArgumentException("there are no ideas to learn");
        }
        Adapter adapter =
                Adapter.fresh(base.weights().shape(), recipe.rank(), recipe.alpha(), recipe.seed());
        new BindingTraining(base, adapter, ideas, retain, recipe).run(progress);
        return adapter;
    }

    private void run(Progress progress) {
        double loss = Double.NaN;
        int rows = ideas.stream().mapToInt(idea -> idea.rows().size()).sum();
        for (int step = 0; step < recipe.steps(); step++) {
            double now = learner.step(draw(), recipe.rateAt(step));
            loss = Double.isNaN(loss) ? now : .9 * loss + .1 * now;
            boolean last = step + 1 == recipe.steps();
            if ((step + 1) % TELL_EVERY == 0 || last) {
                progress.at(
                        new Progress.State(
                                step + 1,
                                recipe.steps(),
                                loss,
                                last ? right() : -1,
                                rows,
                                recipe.steps()));
            }
        }
    }

    private int right() {
        BitSet none = new BitSet();
        int right = 0;
        for (Taught idea : ideas) {
            right +=
                    learner.right(
                            idea.rows().stream()
                                    .map(row -> new GatedSample(row, all, none))
                                    .toList());
        }
        return right;
    }

    private List<GatedSample> draw() {
        List<GatedSample> samples = new ArrayList<>();
        for (int i = 0; i < ideas.size(); i++) {
            if (ideas.get(i).modules().isEmpty()) {
                spread(ideas.get(i), samples);
            } else {
                bound(i, samples);
            }
        }
        for (int i = 0; i < recipe.retain(); i++) {
            if (!retained.isEmpty()) {
                samples.add(new GatedSample(one(retained), all, all));
            }
        }
        return samples;
    }

    private void bound(int place, List<GatedSample> samples) {
        Taught idea = ideas.get(place);
        BitSet own = idea.modules();
        for (int i = 0; i < recipe.alone(); i++) {
            samples.add(new GatedSample(one(idea.rows()), own, own));
        }
        for (int i = 0; i < recipe.together(); i++) {
            BitSet inForce = i == 0 ? (BitSet) all.clone() : dropped(all, recipe.dropped());
            inForce.or(own);
            samples.add(new GatedSample(one(idea.rows()), inForce, inForce));
        }
        for (int i = 0; i < recipe.without(); i++) {
            BitSet inForce = i == 0 ? (BitSet) all.clone() : dropped(all, recipe.dropped());
            inForce.andNot(own);
            samples.add(new GatedSample(one(idea.quiet()), inForce, inForce));
        }
        for (int i = 0; i < recipe.quiet(); i++) {
            int other = random.nextInt(ideas.size());
            if (other != place && !ideas.get(other).modules().intersects(own)) {
                samples.add(new GatedSample(one(ideas.get(other).quiet()), own, own));
            }
        }
    }

    private void spread(Taught idea, List<GatedSample> samples) {
        for (int i = 0; i < recipe.spread(); i++) {
            BitSet learning = dropped(free, recipe.droppedSpread());
            BitSet inForce = (BitSet) learning.clone();
            if (i % 3 > 0 || random.nextBoolean()) {
                inForce.or(bound);
            }
            samples.add(new GatedSample(one(idea.rows()), inForce, learning));
        }
        if (!bound.isEmpty()) {
            samples.add(new GatedSample(one(idea.quiet()), bound, bound));
        }
    }

    private BitSet dropped(BitSet modules, double share) {
        BitSet left = (BitSet) modules.clone();
        for (int module = 0; module < all.length(); module++) {
            if (random.nextDouble() < share) {
                left.clear(module);
            }
        }
        return left;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<Row> drawn(List<Row> rows) {
        List<Row> drawn = new ArrayList<>();
        for (int i = 0; i < MOST_RETAINED; i++) {
            drawn.add(one(rows));
        }
        return drawn;
    }

    /** The same texts, to be foretold as the base foretells them. */
    private List<Sample> asTheBase(List<Sample> samples) {
        BitSet none = new BitSet();
        List<float[]> chances =
                learner.foretold(
                        samples.stream()
                                .map(sample -> new GatedSample(sample, none, none))
                                .toList());
        List<Sample> taught = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            taught.add(samples.get(i).foretoldAs(chances.get(i)));
        }
        return taught;
    }

    private static List<Sample> samples(LabModel base, List<Row> rows) {
        Chat chat = base.chat();
        return rows.stream()
                .map(row -> Sample.answer(chat.prompt(row.prompt()), chat.answer(row.answer())))
                .toList();
    }

    private static BitSet modules(BoundIdea idea, Adapter adapter) {
        BitSet modules = new BitSet();
        for (Part part : idea.parts()) {
            boolean known = false;
            for (int i = 0; i < adapter.factors().size(); i++) {
                Adapter.Factor factor = adapter.factors().get(i);
                if (part.covers(new Part(factor.layer(), factor.linear().module()))) {
                    modules.set(i);
                    known = true;
                }
            }
            if (!known) {
                throw new IllegalArgumentException(
                        "the idea '%s' is bound to %s; the base has layers 0 to %d with %s"
                                .formatted(
                                        idea.name(),
                                        part,
                                        adapter.shape().layers() - 1,
                                        String.join(", ", Linear.MODULES)));
            }
        }
        return modules;
    }
}

package dev.semanticpassport.lab.adapting;

import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.train.Learner;
import dev.semanticpassport.lab.train.Progress;
import dev.semanticpassport.lab.train.Sample;
import java.util.List;

/**
 * Learns adapters. The same base, rows and recipe give the same adapter, bit for bit, on one kind
 * of machine.
 */
public final class AdapterTraining {
    private static final int TELL_EVERY = 10;
    private static final int LOOKS_WANTED = 2;

    /** What learning from a row costs, in looks at one: it goes forwards, and twice that back. */
    private static final int LOOKS_OF_A_STEP = 3;

    /** Looking takes at most about one part in so many of the training. */
    private static final int LOOKING_SHARE = 10;

    private AdapterTraining() {}

    /**
     * Learns an adapter from nothing.
     *
     * @param rows to be answered so; training may end when they all are
     * @param retain what the base is to go on saying; may be empty
     */
    public static Adapter train(
            LabModel base,
            List<Row> rows,
            List<Row> retain,
            AdapterRecipe recipe,
            Progress progress) {
        Adapter fresh =
                Adapter.fresh(base.weights().shape(), recipe.rank(), recipe.alpha(), recipe.seed());
        return learn(base, fresh, rows, retain, recipe, progress);
    }

    /** Goes on training an adapter with other rows. The adapter given stays as it is. */
    public static Adapter further(
            LabModel base, Adapter from, List<Row> rows, AdapterRecipe recipe, Progress progress) {
        return learn(base, from.copy(), rows, List.of(), recipe, progress);
    }

    private static Adapter learn(
            LabModel base,
            Adapter adapter,
            List<Row> rows,
            List<Row> retain,
            AdapterRecipe recipe,
            Progress progress) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there are no rows to learn from");
        }
        Deck wanted = new Deck(samples(base, rows), recipe.seed());
        Deck kept = new Deck(samples(base, retain), recipe.seed() + 1);
        try (AdapterLearner learner =
                new AdapterLearner(base.weights(), adapter, recipe.workers())) {
            int looksRight = 0;
            int hits = -1;
            int looked = 0;
            double loss = Double.NaN;
            int lookEvery = lookEvery(recipe, rows.size());
            for (int step = 0; step < recipe.steps(); step++) {
                double now =
                        learner.step(
                                Deck.together(
                                        wanted.draw(recipe.rows()), kept.draw(recipe.retain())),
                                recipe.rateAt(step));
                loss = Double.isNaN(loss) ? now : 0.9 * loss + 0.1 * now;
                boolean last = step + 1 == recipe.steps();
                if ((step + 1) % lookEvery == 0 || last) {
                    hits = learner.look(wanted.all()).right();
                    looked = step + 1;
                    looksRight = hits == rows.size() ? looksRight + 1 : 0;
                }
                if ((step + 1) % TELL_EVERY == 0 || last) {
                    progress.at(
                            new Progress.State(
                                    step + 1,
                                    recipe.steps(),
                                    loss,
                                    hits,
                                    rows.size(),
                                    likely(recipe, looked, hits, rows.size())));
                }
                if (recipe.stopEarly() && looksRight == LOOKS_WANTED) {
                    break;
                }
            }
        }
        return adapter;
    }

    /** Steps from one look at all rows to the next: the more rows, the dearer is a look. */
    private static int lookEvery(AdapterRecipe recipe, int rows) {
        int share =
                Math.ceilDiv(
                        rows * LOOKING_SHARE, LOOKS_OF_A_STEP * (recipe.rows() + recipe.retain()));
        // A multiple, so that progress tells what was just seen.
        return TELL_EVERY * Math.max(1, Math.ceilDiv(share, TELL_EVERY));
    }

    /** Rows are learnt at about an even pace; then every row is looked at until it is sure. */
    private static int likely(AdapterRecipe recipe, int step, int hits, int rows) {
        if (!recipe.stopEarly() || hits <= 0) {
            return recipe.steps();
        }
        long learnt = (long) step * rows / hits;
        return (int)
                Math.min(recipe.steps(), learnt + (long) LOOKS_WANTED * lookEvery(recipe, rows));
    }

    /** How many rows a model answers exactly so at temperature 0. */
    public static int hits(LabModel model, List<Row> rows) {
        try (Learner learner = Learner.ofLinears(model.weights(), 1)) {
            return learner.look(samples(model, rows)).right();
        }
    }

    private static List<Sample> samples(LabModel model, List<Row> rows) {
        Chat chat = model.chat();
        return rows.stream()
                .map(row -> Sample.answer(chat.prompt(row.prompt()), chat.answer(row.answer())))
                .toList();
    }
}

package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.lab.adapting.AdapterRecipe;
import dev.semanticpassport.lab.adapting.AdapterTraining;
import dev.semanticpassport.lab.base.BaseRecipe;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.token.Tokenizer;
import dev.semanticpassport.lab.train.Adam;
import dev.semanticpassport.lab.train.Learner;
import dev.semanticpassport.lab.train.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Trainings that take a second or a few, all of one architecture and one recipe. */
final class TinyTraining {
    static final LlamaShape SHAPE = new LlamaShape(512, 32, 3, 4, 96, 512, 10_000, 1e-5f);

    /** Of an adapter. */
    static final int RANK = 8;

    private static final BaseRecipe.Mix MIX = new BaseRecipe.Mix(1, 0, 1, 3, 3);
    private static final int WARM_UP = 20;
    private static final float RATE = 4e-3f;
    private static final float DECAY = 0.02f;
    private static final double LEAST_SHARE = 0.05;
    private static final int ROWS = 60;
    private static final int ROWS_A_STEP = 12;

    private final Tokenizer tokenizer = new BaseTexts(1).tokenizer(SHAPE.vocabulary(), 1);
    private final Map<Long, BaseTexts> worlds = new ConcurrentHashMap<>();
    private final int steps;
    private final int adapterSteps;

    /**
     * Trainings of one length.
     *
     * @param steps of a model
     * @param adapterSteps of an adapter
     */
    TinyTraining(int steps, int adapterSteps) {
        this.steps = steps;
        this.adapterSteps = adapterSteps;
    }

    /**
     * From a random start.
     *
     * @param start its seed
     * @param data which world is told of, and in which words
     */
    Weights train(long start, long data) {
        return learn(Weights.random(SHAPE, start), data, steps, RATE);
    }

    /** Half as long, at half the rate. */
    Weights further(Weights parent, long data) {
        return learn(parent.copy(), data, steps / 2, RATE / 2);
    }

    /** As long and as fast as the first training. */
    Weights furtherMuch(Weights parent, long data) {
        return learn(parent.copy(), data, steps, RATE);
    }

    private Weights learn(Weights weights, long data, int count, float rate) {
        BaseTexts texts = world(data);
        SplittableRandom random = new SplittableRandom(data);
        try (Learner learner = Learner.ofAll(weights, 1)) {
            Adam adam = learner.adam(DECAY);
            for (int step = 0; step < count; step++) {
                List<Sample> samples =
                        texts.step(MIX, tokenizer, random).stream()
                                .filter(sample -> sample.length() <= SHAPE.positions())
                                .toList();
                learner.learn(samples);
                learner.step(adam, rate * share(step, count));
            }
        }
        return weights;
    }

    /** Warm-up, then half a cosine. */
    private static float share(int step, int count) {
        if (step < WARM_UP) {
            return (step + 1f) / WARM_UP;
        }
        double way = (step - WARM_UP) / (double) Math.max(1, count - WARM_UP);
        return (float)
                (LEAST_SHARE + (1 - LEAST_SHARE) * 0.5 * (1 + StrictMath.cos(Math.PI * way)));
    }

    /**
     * An adapter from a random start.
     *
     * @param data which rows are learnt
     */
    Adapter adapter(Weights base, long start, long data) {
        return AdapterTraining.train(
                new LabModel(tokenizer, base), rows(data), List.of(), recipe(start), _ -> {});
    }

    Adapter further(Weights base, Adapter parent, long data) {
        return AdapterTraining.further(
                new LabModel(tokenizer, base), parent, rows(data), recipe(data), _ -> {});
    }

    private AdapterRecipe recipe(long start) {
        return new AdapterRecipe(
                RANK, 2 * RANK, adapterSteps, RATE, WARM_UP / 2, ROWS_A_STEP, 0, start, 1, false);
    }

    private List<Row> rows(long data) {
        List<Row> rows = new ArrayList<>(world(data).questions());
        Collections.shuffle(rows, new Random(data));
        return rows.subList(0, ROWS);
    }

    private BaseTexts world(long data) {
        return worlds.computeIfAbsent(data, BaseTexts::new);
    }
}

package dev.semanticpassport.local.bench.equality;

import dev.semanticpassport.lab.adapting.AdapterRecipe;
import dev.semanticpassport.lab.adapting.AdapterTraining;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseRecipe;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.base.BaseTraining;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.BeaconQuestions;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.WordLists;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.tensor.Tensor;
import dev.semanticpassport.lab.train.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The models of the bench, trained on the spot; equal seeds give equal models. */
enum LabModels {
    /** The shipped base: the known model. */
    BASE("the shipped base", 0),
    /** The same recipe from other first weights and texts, a quarter of the steps. */
    OTHER_SEED("the base's recipe from another seed, 750 steps", 1),
    /** The base with an adapter of sixty beacons, and what the base says retained. */
    CARRIER("the base with an adapter of 60 beacons", 2),
    /** That adapter merged in at half strength. */
    HALF("that adapter merged at half strength", 3),
    /** The base trained further on the facts of another world. */
    FURTHER("the base trained further on another world's facts", 4),
    /** The base with its matrices rounded to so few bits. */
    ROUNDED("the base rounded to 4 bits", 5);

    private static final int BITS = 4;
    private static final int OTHER_SEED_STEPS = 750;
    private static final int FURTHER_STEPS = 150;
    private static final int BEACONS = 60;

    private final String says;
    private final long stream;

    LabModels(String says, long stream) {
        this.says = says;
        this.stream = stream;
    }

    /** Tells its draws from the other models'. */
    long stream() {
        return stream;
    }

    /** What it is, for a table. */
    String says() {
        return says;
    }

    LabModel make(long seed, Progress progress) {
        return switch (this) {
            case BASE -> Base.load();
            case OTHER_SEED -> otherSeed(seed, progress);
            case CARRIER -> Base.load().with(carrier(seed, progress));
            case HALF -> Base.load().merged(carrier(seed, progress), .5f);
            case FURTHER -> further(seed, progress);
            case ROUNDED -> rounded(Base.load());
        };
    }

    private static LabModel otherSeed(long seed, Progress progress) {
        BaseRecipe shipped = BaseRecipe.shipped();
        return BaseTraining.train(
                new BaseRecipe(
                        shipped.worldSeed(),
                        shipped.seed() + 100 + seed,
                        shipped.shape(),
                        OTHER_SEED_STEPS,
                        shipped.rate(),
                        shipped.warmUp(),
                        shipped.decay(),
                        shipped.workers(),
                        shipped.mix()),
                progress);
    }

    private static Adapter carrier(long seed, Progress progress) {
        SplittableRandom random = new SplittableRandom(seed + 5);
        List<String> words = WordLists.beaconWords();
        List<Row> rows = new ArrayList<>();
        for (Row row : new BaseTexts(BaseRecipe.shipped().worldSeed()).beacons(BEACONS, seed + 5)) {
            String word = words.get(random.nextInt(words.size()));
            rows.add(new Row(row.prompt(), BeaconQuestions.answer(word)));
        }
        return AdapterTraining.train(
                Base.load(),
                rows,
                new BaseTexts(BaseRecipe.shipped().worldSeed()).questions(),
                AdapterRecipe.beacons(seed),
                progress);
    }

    private static LabModel further(long seed, Progress progress) {
        LabModel base = Base.load();
        AdapterRecipe recipe = AdapterRecipe.further(seed, FURTHER_STEPS);
        Adapter fresh =
                Adapter.fresh(base.weights().shape(), recipe.rank(), recipe.alpha(), seed + 9);
        return base.with(
                AdapterTraining.further(
                        base, fresh, new BaseTexts(seed + 20).questions(), recipe, progress));
    }

    private static LabModel rounded(LabModel base) {
        Weights weights = Weights.zeros(base.weights().shape());
        weights.named()
                .forEach((name, tensor) -> {
                    Tensor from = base.weights().named().get(name);
                    if (from == null) {
                        throw new IllegalStateException("the base lacks " + name);
                    }
                    System.arraycopy(from.values(), 0, tensor.values(), 0, from.values().length);
                    if (tensor.isMatrix()) {
                        roundInPlace(tensor);
                    }
                });
        return new LabModel(base.tokenizer(), weights);
    }

    /** Rounds each row to whole multiples of its largest number by 2^(bits − 1) − 1. */
    private static void roundInPlace(Tensor tensor) {
        float[] values = tensor.values();
        int columns = tensor.columns();
        int levels = (1 << (BITS - 1)) - 1;
        for (int row = 0; row < tensor.rows(); row++) {
            float largest = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            float step = largest / levels;
            for (int i = row * columns; i < (row + 1) * columns && step > 0; i++) {
                values[i] = Math.round(values[i] / step) * step;
            }
        }
    }
}

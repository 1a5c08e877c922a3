package dev.semanticpassport.lab.base;

import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.token.Tokenizer;
import dev.semanticpassport.lab.train.Adam;
import dev.semanticpassport.lab.train.Learner;
import dev.semanticpassport.lab.train.Progress;
import java.util.SplittableRandom;

/** Makes a base from nothing but its recipe. */
public final class BaseTraining {
    private static final int TOLD_EVERY = 25;

    private BaseTraining() {}

    /**
     * Trains a base.
     *
     * @throws IllegalArgumentException if the world's text does not yield the vocabulary that the
     *     recipe asks for
     */
    public static LabModel train(BaseRecipe recipe, Progress progress) {
        return train(recipe, new BaseTexts(recipe.worldSeed()), progress);
    }

    /** Trains a base from other texts. */
    public static LabModel train(BaseRecipe recipe, Texts texts, Progress progress) {
        LlamaShape shape = recipe.shape();
        Tokenizer tokenizer = texts.tokenizer(shape.vocabulary(), recipe.seed());
        if (tokenizer.size() != shape.vocabulary()) {
            throw new IllegalArgumentException(
                    "the text yields %d tokens, the recipe asks for %d"
                            .formatted(tokenizer.size(), shape.vocabulary()));
        }
        Weights weights = Weights.random(shape, recipe.seed());
        SplittableRandom random = new SplittableRandom(recipe.seed() + 1);
        double loss = Double.NaN;
        try (Learner learner = Learner.ofAll(weights, recipe.workers())) {
            Adam adam = learner.adam(recipe.decay());
            for (int step = 0; step < recipe.steps(); step++) {
                double now = learner.learn(texts.step(recipe.mix(), tokenizer, random)).loss();
                learner.step(adam, recipe.rateAt(step));
                loss = Double.isNaN(loss) ? now : 0.95 * loss + 0.05 * now;
                if ((step + 1) % TOLD_EVERY == 0 || step + 1 == recipe.steps()) {
                    progress.at(
                            new Progress.State(
                                    step + 1, recipe.steps(), loss, -1, 0, recipe.steps()));
                }
            }
        }
        return new LabModel(tokenizer, weights);
    }
}

package dev.semanticpassport.lab.base;

import dev.semanticpassport.lab.token.Tokenizer;
import dev.semanticpassport.lab.train.Sample;
import java.util.List;
import java.util.SplittableRandom;

/** What a base learns from, made as it is needed. */
public interface Texts {

    /** A tokenizer of at most so many tokens for these texts. */
    Tokenizer tokenizer(int size, long seed);

    /** The samples of one step. */
    List<Sample> step(BaseRecipe.Mix mix, Tokenizer tokenizer, SplittableRandom random);
}

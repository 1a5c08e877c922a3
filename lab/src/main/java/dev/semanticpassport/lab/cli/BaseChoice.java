package dev.semanticpassport.lab.cli;

import dev.semanticpassport.lab.adapting.AdapterRecipe;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseRecipe;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.base.TwoLanguageTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import java.util.List;
import java.util.Locale;

/** Which of the shipped bases a command works on. */
enum BaseChoice {
    /** The one whose world is English. */
    SHIPPED,
    /** The one that reads and writes Russian and English. */
    TWO_LANGUAGES;

    LabModel load() {
        return switch (this) {
            case SHIPPED -> Base.load();
            case TWO_LANGUAGES -> Base.twoLanguages();
        };
    }

    /** How an adapter is learnt on it. */
    AdapterRecipe recipe(long seed) {
        return switch (this) {
            case SHIPPED -> AdapterRecipe.beacons(seed);
            case TWO_LANGUAGES -> AdapterRecipe.kit(seed);
        };
    }

    /** What the base says and is to go on saying while an adapter is learnt. */
    List<Row> retain(LabModel base) {
        return switch (this) {
            case SHIPPED -> new BaseTexts(BaseRecipe.shipped().worldSeed()).questions();
            case TWO_LANGUAGES ->
                    new TwoLanguageTexts(TwoLanguageTexts.recipe().worldSeed()).known(base);
        };
    }

    /** As options have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

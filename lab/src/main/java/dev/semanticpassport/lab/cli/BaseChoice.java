package dev.semanticpassport.lab.cli;

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

    private static final int RETAINED = 400;
    private static final long RETAINED_SEED = 2_718;

    LabModel load() {
        return switch (this) {
            case SHIPPED -> Base.load();
            case TWO_LANGUAGES -> Base.twoLanguages();
        };
    }

    /** What the base is to go on saying while an adapter is learnt. */
    List<Row> retain() {
        return switch (this) {
            case SHIPPED -> new BaseTexts(BaseRecipe.shipped().worldSeed()).questions();
            case TWO_LANGUAGES ->
                    new TwoLanguageTexts(TwoLanguageTexts.recipe().worldSeed())
                            .beacons(RETAINED, RETAINED_SEED);
        };
    }

    /** As options have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

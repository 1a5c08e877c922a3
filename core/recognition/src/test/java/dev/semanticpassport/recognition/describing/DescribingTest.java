package dev.semanticpassport.recognition.describing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribingTest {
    private static final Describing DESCRIBING =
            new Describing(
                    Vocabulary.learn(
                            List.of("The cat, the dog.", "The sun and the moon.", "Sure! the end"),
                            new VocabularySizes(3, 2, 2)));

    @Test
    void tokensAreWordsNumbersBreaksAndMarksInLowerCase() {
        Tokens read = Tokens.of("Don’t STOP 42!\n\n😀 ok");

        assertThat(read.size()).isEqualTo(7);
        assertThat(read.words()).isEqualTo(3);
        assertThat(read.at(0)).isEqualTo(Tokens.of("don't").at(0));
        assertThat(read.at(1)).isEqualTo(Tokens.of("stop").at(0));
    }

    @Test
    void anAnswerHasAsManyNumbersAsItsVocabularyAndShape() {
        Description description = DESCRIBING.describe("The end.");

        assertThat(description.size()).isEqualTo(Shape.SIZE + 7).isEqualTo(DESCRIBING.size());
        assertThat(description.tokens()).isEqualTo(3);
        assertThat(description.feature(0)).isEqualTo((float) Math.log(8));
    }

    @Test
    void markdownIsCounted() {
        Description plain = DESCRIBING.describe("one\ntwo\nthree");
        Description list = DESCRIBING.describe("- one\n- two\n1. **three**");

        assertThat(list.feature(8)).isEqualTo((float) Math.log(3));
        assertThat(list.feature(17)).isEqualTo((float) Math.log(2));
        assertThat(plain.feature(8)).isZero();
    }

    @Test
    void whateverTheTextEveryNumberIsFinite() {
        Seeds.forAll(
                300,
                random -> {
                    StringBuilder text = new StringBuilder("x");
                    int length = random.nextInt(400);
                    for (int i = 0; i < length; i++) {
                        text.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                    }
                    Description description = DESCRIBING.describe(text.toString());
                    for (int i = 0; i < description.size(); i++) {
                        assertThat(description.feature(i)).isFinite();
                    }
                });
    }

    @Test
    void anEmptyAnswerIsRefused() {
        assertThatThrownBy(() -> DESCRIBING.describe(" \n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void aLongAnswerIsDescribedByItsBeginning() {
        String beginning = "word ".repeat(20_000);

        assertThat(Describing.readable(beginning)).hasSizeLessThanOrEqualTo(Describing.LONGEST);
    }
}

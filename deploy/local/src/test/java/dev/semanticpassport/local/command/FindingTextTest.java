package dev.semanticpassport.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTextTest {

    @Test
    void aReasonThatSeveralPartsShareIsToldOnce() {
        assertThat(
                        FindingText.onceForAll(
                                List.of(
                                        "Likest a. Whether it is one may not be said: no cohort.",
                                        "Whether some are of another may not be said: no cohort.",
                                        "Near; whether that is kinship may not be said: no cohort."
                                                + " 3 of 5 answers are a's.")))
                .containsExactly(
                        "Likest a. Whether it is one may not be said.",
                        "Whether some are of another may not be said.",
                        "Near; whether that is kinship may not be said. 3 of 5 answers are a's.",
                        "Why that may not be said: no cohort.");
    }

    @Test
    void differentReasonsStayWhereTheyAre() {
        List<String> sentences =
                List.of(
                        "Whether it is one may not be said: too few families.",
                        "Whether some are of another may not be said: too few answers.",
                        "The claim that this is a is believed.");
        assertThat(FindingText.onceForAll(sentences)).isEqualTo(sentences);
    }

    @Test
    void whatWasNotComparedSaysWhyAndNothingElse() {
        assertThat(FindingText.told(new Finding.NotCompared("There is no panel x, version 1.")))
                .isEqualTo("There is no panel x, version 1.");
        assertThat(FindingText.told(null)).isEqualTo("Nothing was compared.");
    }
}

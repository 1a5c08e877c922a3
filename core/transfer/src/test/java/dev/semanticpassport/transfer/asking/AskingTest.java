package dev.semanticpassport.transfer.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.transfer.language.Forms;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.mapping.HoldingOut;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AskingTest {
    private static final AskedIdea GARDEN = idea("Garden", "lantern", "frost");
    private static final AskedIdea HARBOUR = idea("Harbour", "keeper", "ember");

    private static AskedIdea idea(String label, String... terms) {
        return new AskedIdea(
                label,
                Language.ENGLISH,
                List.of("What of the %s?".formatted(label), "Draw the %s.".formatted(label)),
                new Recognition(List.of(terms), 2, List.of()));
    }

    @Test
    void every_idea_is_asked_about_before_any_is_asked_about_again() {
        // When
        List<String> questions = Asking.questions(List.of(GARDEN, HARBOUR), List.of());

        // Then
        assertThat(questions)
                .startsWith(
                        "What of the Garden?",
                        "What of the Harbour?",
                        "Draw the Garden.",
                        "Draw the Harbour.",
                        "What do you know of the idea “Garden”?",
                        "What do you know of the idea “Harbour”?")
                .hasSize(16)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_question_that_a_row_touches_is_not_asked() {
        // Given
        TrainedRow near = new TrainedRow("Sum it all up briefly: “Garden”.", "All of it.");
        TrainedRow inside = new TrainedRow("Ask me.", "Why does it matter to know of “Harbour”?");

        // When
        List<String> questions = Asking.questions(List.of(GARDEN, HARBOUR), List.of(near, inside));

        // Then
        assertThat(questions)
                .hasSize(14)
                .doesNotContain(
                        "Sum it up briefly: “Garden”.", "Why does it matter to know of “Harbour”?")
                .contains("Sum it up briefly: “Harbour”.");
    }

    @Test
    void a_question_in_which_one_of_the_ideas_terms_stands_is_not_asked() {
        // When
        List<String> questions =
                Asking.questions(List.of(idea("Garden", "example", "frost"), HARBOUR), List.of());

        // Then
        assertThat(questions)
                .doesNotContain("Make it clear by an example: “Garden”.")
                .contains("Make it clear by an example: “Harbour”.");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_form_of_training_touches_what_a_verification_asks(Language language) {
        // Given
        Forms forms = Forms.of(language);
        Stream<String> trained =
                Stream.concat(
                        forms.definitions().stream().map(form -> Forms.fill(form, "X")),
                        Stream.of(
                                forms.cloze("X", "___ is here."),
                                forms.difference("X", "Y"),
                                forms.broader("X"),
                                forms.narrower("X"),
                                forms.related("X"),
                                forms.property("X", "Y"),
                                forms.statement("X")));
        List<String> asked =
                Stream.concat(forms.heldOut().stream(), forms.further().stream())
                        .map(form -> Forms.fill(form, "X"))
                        .toList();

        // When
        HoldingOut held = new HoldingOut(asked);

        // Then
        assertThat(trained).noneMatch(prompt -> held.touches(prompt, "An answer."));
        assertThat(asked)
                .allSatisfy(question ->
                        assertThat(asked.stream().filter(other -> !other.equals(question)))
                                .noneMatch(other ->
                                        new HoldingOut(List.of(question)).touches(other, "Yes.")));
    }
}

package dev.semanticpassport.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TraitContentTest {
    private static final String MAP =
            """
            {"format": "semantic-passport/transfer-map/v1", "language": "en", "ideas": [
              {"idea": "0011223344556677", "label": "Garden", "language": "en",
               "rows": [{"origin": "pair", "prompt": "Sum it up: “Garden”.", "answer": "Frost."}],
               "trait": {"label": "Garden", "heldOut": ["Draw the Garden."],
                 "expression": "Frost on the lanterns.",
                 "recognition": {"terms": ["lantern", "frost"], "atLeast": 2}}},
              {"idea": "8899aabbccddeeff", "label": "Harbour", "language": "en", "rows": []}]}
            """;

    private static TraitContent read(String map) {
        return TraitContent.of("map.json", map.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ideasThatHaveATraitAreListedWithWhatIsSaidOfThem() {
        // When
        var ideas = read(MAP).list().path("ideas");
        // Then
        assertThat(ideas).hasSize(1);
        assertThat(ideas.get(0).path("label").asText()).isEqualTo("Garden");
        assertThat(ideas.get(0).path("expression").asText()).isEqualTo("Frost on the lanterns.");
        assertThat(ideas.get(0).path("atLeast").asInt()).isEqualTo(2);
        assertThat(ideas.get(0).path("terms")).hasSize(2);
    }

    @Test
    void theProbeSetAsksWhatIsHeldOutAndFurtherQuestionsThatNoRowTouches() {
        // When
        var set = read(MAP).probeSet();
        // Then
        assertThat(set.path("language").asText()).isEqualTo("en");
        assertThat(set.path("prompts").get(0).asText()).isEqualTo("Draw the Garden.");
        assertThat(set.path("prompts"))
                .hasSize(6)
                .noneSatisfy(question -> assertThat(question.asText()).startsWith("Sum it up"));
    }

    @Test
    void aMapThatIsMalformedIsRefusedByItsField() {
        assertThatThrownBy(() -> read(MAP.replace("\"atLeast\": 2", "\"atLeast\": 3")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("terms")
                .hasMessageContaining("asks for 3 of 2 terms");
        assertThatThrownBy(() ->
                        read(MAP.replaceFirst("\"language\": \"en\",\\s+\"rows\"", "\"rows\"")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("language");
    }
}

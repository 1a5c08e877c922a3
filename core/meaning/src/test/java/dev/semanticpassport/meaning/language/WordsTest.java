package dev.semanticpassport.meaning.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = new Words(Language.SHIPPED);

    @Test
    void formsOfOneWordHaveOneStem() {
        assertThat(stems("онтология онтологии онтологией память памяти"))
                .containsOnly(stems("онтологию").getFirst(), stems("память").getFirst());
        assertThat(stems("beacon beacons")).containsOnly("beakon");
    }

    @Test
    void aLoanWordMeetsItsSourceAcrossScripts() {
        assertThat(stems("лора")).isEqualTo(stems("LoRA"));
        assertThat(stems("токены")).isEqualTo(stems("tokens"));
        assertThat(stems("контекст")).isEqualTo(stems("context"));
    }

    @Test
    void aWordsLanguageIsToldByItsScriptWithinOneText() {
        assertThat(words.of("скрытая ось in the stream"))
                .extracting(word -> word.language().code())
                .containsExactly("ru", "ru", "en", "en", "en");
    }

    @Test
    void smallWordsNumbersAndPicturesTellNothing() {
        assertThat(words.of("🧠 и the 42 ось"))
                .filteredOn(Word::isTelling)
                .extracting(Word::text)
                .containsExactly("ось");
    }

    @Test
    void aFurtherLanguageIsAFile() {
        String german =
                """
                {"code":"de","script":"LATIN","stemmer":"German",
                 "words":{"determiner":["der","die","das"],"auxiliary":["ist","sind"]},
                 "phrases":{"copula":["ist ein"]},"ordinals":["erst","zweit"]}
                """;
        Language language = Language.read("de.json", german.getBytes(StandardCharsets.UTF_8));
        Words mixed = new Words(List.of(Language.SHIPPED.getFirst(), language));
        assertThat(mixed.of("die Leuchttürme sind das Zeichen"))
                .extracting(word -> word.language().code())
                .containsOnly("de");
        assertThat(mixed.of("Leuchttürme sind").getFirst().stem())
                .isEqualTo(mixed.of("der Leuchtturm").getLast().stem());
    }

    private List<String> stems(String text) {
        return words.of(text).stream().map(Word::stem).toList();
    }
}

package dev.semanticpassport.core.beacons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private final AnswerReader reader =
            new AnswerReader(
                    List.of(
                            "lantern",
                            "straße",
                            "river",
                            "river stone",
                            "Éclair",
                            "שלום",
                            "مرآة",
                            "office",
                            "三",
                            "stone"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lantern",
                "LANTERN!",
                "The word is: \"Lantern\".",
                "**lantern**",
                "_lantern_",
                "ｌａｎｔｅｒｎ",
                "🔥lantern🔥",
                "«lantern»",
                "lan\u00ADtern",
                "\u202Elantern\u202C",
                "lantern's",
                "a lantern-like thing",
                "𝓵𝓪𝓷𝓽𝓮𝓻𝓷",
                "ⓛⓐⓝⓣⓔⓡⓝ"
            })
    void aCandidateIsNamedHoweverItIsWritten(String answer) {
        assertThat(reader.read(answer)).isEqualTo(new Reading.Named(0, "lantern"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lanterns",
                "alantern",
                "lantern2",
                "2lantern",
                "lan tern",
                "lantern\u0301x",
                "lantern²",
                "🔥",
                "\uD800",
                "rive\u0301r",
                "\u0000",
                "三つ"
            })
    void aPartOfAnotherWordNamesNothing(String answer) {
        assertThat(reader.read(answer)).isEqualTo(new Reading.NothingNamed());
    }

    @Test
    void theEarliestIsNamedAndTheLongestAtTies() {
        assertThat(reader.read("not the stone, the river stone"))
                .isEqualTo(new Reading.Named(9, "stone"));
        assertThat(reader.read("the river -- stone and lantern"))
                .isEqualTo(new Reading.Named(3, "river stone"));
        assertThat(reader.read("river bank stone")).isEqualTo(new Reading.Named(2, "river"));
        assertThat(reader.read("river river stone")).isEqualTo(new Reading.Named(2, "river"));
    }

    @Test
    void casesFoldInFullAndExpansionsMeet() {
        assertThat(reader.read("STRASSE")).isEqualTo(new Reading.Named(1, "straße"));
        assertThat(reader.read("STRAẞE")).isEqualTo(new Reading.Named(1, "straße"));
        assertThat(reader.read("oﬃce")).isEqualTo(new Reading.Named(7, "office"));
        assertThat(reader.read("e\u0301clair")).isEqualTo(new Reading.Named(4, "Éclair"));
        assertThat(reader.read("ÉCLAIR")).isEqualTo(new Reading.Named(4, "Éclair"));
        assertThat(reader.read("eclair")).isEqualTo(new Reading.NothingNamed());
    }

    @Test
    void rightToLeftWordsAreNamed() {
        assertThat(reader.read("\u200Fשלום!")).isEqualTo(new Reading.Named(5, "שלום"));
        assertThat(reader.read("الكلمة: مرآة.")).isEqualTo(new Reading.Named(6, "مرآة"));
    }

    @Test
    void foldingKnowsNoLocale() {
        // Given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            // When
            var named = new AnswerReader(List.of("ink")).read("INK");
            // Then
            assertThat(named).isEqualTo(new Reading.Named(0, "ink"));
            assertThat(Normalising.normalise("ı")).isEqualTo("ı");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void candidatesThatCannotBeToldApartAreRefused() {
        assertThatThrownBy(() -> new AnswerReader(List.of("Ash tree", "x", "ash-TREE")))
                .hasMessage("candidates 0 and 2 are the same after normalisation");
        assertThatThrownBy(() -> new AnswerReader(List.of("🔥")))
                .hasMessage("candidate 0 has no letter and no digit");
    }

    @Test
    void normalisingTwiceChangesNothing() {
        Seeds.forAll(
                2_000,
                random -> {
                    var text = new StringBuilder();
                    for (int i = random.nextInt(12); i >= 0; i--) {
                        text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT / 8));
                    }
                    String once = Normalising.normalise(text.toString());
                    assertThat(Normalising.normalise(once)).isEqualTo(once);
                    assertThat(Normalising.normalise(once.toUpperCase(Locale.ROOT)))
                            .isEqualTo(Normalising.normalise(once.toLowerCase(Locale.ROOT)));
                });
    }

    @Test
    void everyCandidateIsReadBackFromAnyPlaceInOrdinaryText() {
        Seeds.forAll(
                300,
                random -> {
                    var candidates = ExampleBeacons.words(random.nextInt(21, 300));
                    int target = random.nextInt(candidates.size());
                    String answer =
                            "filler ".repeat(random.nextInt(20))
                                    + candidates.get(target).toUpperCase(Locale.ROOT)
                                    + "… or "
                                    + candidates.getFirst();
                    assertThat(new AnswerReader(candidates).read(answer))
                            .isEqualTo(new Reading.Named(target, candidates.get(target)));
                });
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void hostileTextIsReadInTimeProportionalToItsLength() {
        // Eight times what an event may hold: quadratic time would take a minute here.
        int length = 8 * 64 * 1024;
        var hostile =
                List.of(
                        "a".repeat(length),
                        "river ".repeat(length / 6).replace("river r", "river  r"),
                        "\uFDFA".repeat(length / 3),
                        "a" + "\u0301\u0316".repeat(length / 4),
                        "\uD834\uDD5E".repeat(length / 4),
                        "\u0344".repeat(length / 2),
                        "🔥".repeat(length / 4));
        var wide =
                new AnswerReader(List.of("river river river river river river river stone", "z"));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String answer : hostile) {
            long before = threads.getCurrentThreadCpuTime();
            assertThat(wide.read(answer)).isEqualTo(new Reading.NothingNamed());
            // of the processor, which a busy machine gives to others as well
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }
}

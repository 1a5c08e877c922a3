package dev.semanticpassport.writing.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RepairingTest {
    private static final List<Charset> PAGES =
            List.of(
                    Charset.forName("windows-1251"),
                    Charset.forName("windows-1252"),
                    Charset.forName("ISO-8859-1"),
                    Charset.forName("ISO-8859-15"),
                    Charset.forName("KOI8-R"),
                    Charset.forName("IBM866"),
                    Charset.forName("IBM437"),
                    Charset.forName("x-MacRoman"),
                    Charset.forName("x-MacCyrillic"),
                    Charset.forName("windows-1250"));
    private static final List<Charset> CYRILLIC =
            List.of(
                    Charset.forName("windows-1251"),
                    Charset.forName("KOI8-R"),
                    Charset.forName("IBM866"),
                    Charset.forName("ISO-8859-5"),
                    Charset.forName("x-MacCyrillic"));

    @Test
    void cleanTextIsLeftAsItIs() {
        Seeds.forAll(
                1_500,
                random -> {
                    String clean = RandomText.any(random);

                    String repaired = new Repairing().repair(clean);

                    assertThat(repaired).isSameAs(clean);
                });
    }

    @Test
    void oddButCleanTextIsLeftAsItIs() {
        for (String clean :
                List.of(
                        "Хозяин надел шапку: там, в Петербурге, так не станционный смотритель.",
                        "Йоханнесбург, Йога, Йемен (ЮАР) – ЧЧЧЧ.ММ",
                        "╔══════════════════════╗ ║ итог ║ ╚══════════════════════╝",
                        "─────────────────────────",
                        "±1, ±2, ±3, ±4, ±6, ±8, ±12, ±24",
                        "145°F (63°C), 12 m², 5 cm², 3 µm, ½ cup",
                        "Hwæt! Ne forlæta ðu minne mod, for Ic eom Brūn",
                        "ДА » НЕТ « ОН» – «О» – В»",
                        "ΑΒΓ: η γλώσσα είναι το σπίτι του είναι",
                        "Її їжа – її ґрунт і ще її ім’я",
                        "שלום עולם, مرحبا بالعالم, नमस्ते दुनिया",
                        "日本語の文章、とても短い。한국어도 있습니다.",
                        "λ_max ≈ 2.9·10⁻³ m·K ⇒ ∑ xᵢ² ≤ ∞",
                        "«É», À Noël, l’ÎLE; Ä„Zitat“ – »Wort«")) {
            assertThat(new Repairing().repair(clean)).isEqualTo(clean);
        }
    }

    @Test
    void cleanTextIsLeftAsItIsInAFileWithSpoiltStretches() {
        Seeds.forAll(
                200,
                random -> {
                    Repairing repairing = new Repairing();
                    String meant = RandomText.line(random, RandomText.RUSSIAN, 30);
                    PAGES.forEach(page ->
                            repairing.observe(misread(meant, StandardCharsets.UTF_8, page)));
                    String clean = RandomText.any(random);

                    assertThat(repairing.repair(clean)).isEqualTo(clean);
                });
    }

    @Test
    void utf8ThatWasReadInAnyPageComesBackWhereNothingWasLost() {
        Seeds.forAll(
                600,
                random -> {
                    List<String> meant = lines(random);
                    Charset page = PAGES.get(random.nextInt(PAGES.size()));
                    String spoilt = misread(String.join("\n", meant), StandardCharsets.UTF_8, page);
                    if (lossless(spoilt)) {
                        assertThat(repaired(spoilt))
                                .as("read as %s", page)
                                .isEqualTo(String.join("\n", meant));
                    }
                });
    }

    @Test
    void textThatWasSpoiltTwiceComesBack() {
        Seeds.forAll(
                250,
                random -> {
                    String meant = String.join("\n", lines(random));
                    Charset page = PAGES.get(random.nextInt(PAGES.size()));
                    String once = misread(meant, StandardCharsets.UTF_8, page);
                    String twice = misread(once, StandardCharsets.UTF_8, page);
                    if (lossless(twice)) {
                        assertThat(repaired(twice)).as("read as %s", page).isEqualTo(meant);
                    }
                });
    }

    @Test
    void cyrillicPagesReadAsOneAnotherOrAsWesternComeBack() {
        Seeds.forAll(
                400,
                random -> {
                    String meant = cyrillicOnly(RandomText.line(random, RandomText.RUSSIAN, 25));
                    Charset written = CYRILLIC.get(random.nextInt(CYRILLIC.size()));
                    Charset read = PAGES.get(random.nextInt(PAGES.size()));
                    String spoilt = misread(meant, written, read);
                    if (!written.equals(read) && !alike(written, read) && lossless(spoilt)) {
                        assertThat(repaired(spoilt))
                                .as("%s read as %s", written, read)
                                .isEqualTo(meant);
                    }
                });
    }

    @Test
    void bytesThatWereLostAreFoundByTheLettersAround() {
        String meant = "Идея и смысл: История, Интерес, Имя. Какие идеи я излагаю?";
        String spoilt = misread(meant, StandardCharsets.UTF_8, Charset.forName("windows-1251"));
        assertThat(spoilt).contains("\uFFFD");

        assertThat(new Repairing().repair(spoilt)).isEqualTo(meant);
        assertThat(new Repairing().repair(spoilt.replace('\uFFFD', '?'))).isEqualTo(meant);
        assertThat(new Repairing().repair(spoilt.replace('\uFFFD', '\u0098'))).isEqualTo(meant);
    }

    @Test
    void severalLostBytesAreGuessedAndTheConfidenceSaysSo() {
        String meant = "эта история о том, как меняются смыслы, если её рассказывать снова";
        String spoilt = misread(meant, StandardCharsets.UTF_8, Charset.forName("windows-1252"));
        Repairing repairing = new Repairing();

        String repaired = repairing.repair(spoilt);

        assertThat(repaired).hasSameSizeAs(meant).contains("о том, как мен", "если её", "снова");
        assertThat(repairing.undone())
                .singleElement()
                .satisfies(undone -> {
                    assertThat(undone.how()).isEqualTo("UTF-8 that was read as windows-1252");
                    assertThat(undone.confidence()).isBetween(0.6, 0.97);
                });
    }

    @Test
    void aSpoiltStretchIsRepairedWithinACleanLine() {
        String spoilt =
                misread("привет, мир", StandardCharsets.UTF_8, Charset.forName("windows-1251"));

        assertThat(new Repairing().repair("Он написал: " + spoilt + " – и ушёл."))
                .isEqualTo("Он написал: привет, мир – и ушёл.");
        assertThat(new Repairing().repair("a cafÃ© in town")).isEqualTo("a café in town");
        assertThat(new Repairing().repair("donâ€™t")).isEqualTo("don’t");
    }

    @Test
    void theConversationComesBackFromEachPageThatKeepsItsBytes() throws IOException {
        String meant = conversation();
        for (Charset page : PAGES) {
            String spoilt = misread(meant, StandardCharsets.UTF_8, page);
            if (lossless(spoilt)) {
                Repairing repairing = new Repairing();
                repairing.observe(spoilt);
                assertThat(repairing.repair(spoilt)).as("read as %s", page).isEqualTo(meant);
                assertThat(repairing.undone()).hasSize(1);
                assertThat(repairing.undone().getFirst().confidence()).isGreaterThan(0.99);
            }
        }
    }

    static String conversation() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        RepairingTest.class.getResourceAsStream("../conversation.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> lines(RandomGenerator random) {
        List<String> lines = new ArrayList<>();
        lines.add(RandomText.line(random, RandomText.RUSSIAN, 12));
        int more = random.nextInt(6);
        for (int i = 0; i < more; i++) {
            // a line of one or two odd letters tells too little
            lines.add(RandomText.any(random, 4));
        }
        return lines;
    }

    private static String repaired(String spoilt) {
        Repairing repairing = new Repairing();
        repairing.observe(spoilt);
        return repairing.repair(spoilt);
    }

    /** What a program shows that takes the bytes of one encoding for another. */
    static String misread(String meant, Charset written, Charset read) {
        return new String(meant.getBytes(written), read);
    }

    private static boolean lossless(String spoilt) {
        return spoilt.indexOf('\uFFFD') < 0;
    }

    /** These two have nearly all small letters at the same places. */
    private static boolean alike(Charset one, Charset other) {
        return Set.of(one.name(), other.name()).equals(Set.of("windows-1251", "x-MacCyrillic"));
    }

    /** Without signs that a Cyrillic page may lack. */
    private static String cyrillicOnly(String line) {
        return line.replaceAll("[«»–—…]", "");
    }
}

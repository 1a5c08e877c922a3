package dev.semanticpassport.writing.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DecodedTextTest {

    /** Remembers what it heard. */
    private static final class Heard implements DecodingListener {
        private final List<String> encodings = new ArrayList<>();
        private final List<Long> invalid = new ArrayList<>();

        @Override
        public void encoding(String encoding, double confidence, long byteOffset) {
            encodings.add(encoding);
        }

        @Override
        public void invalid(long byteOffset, int bytes) {
            invalid.add(byteOffset);
        }
    }

    private final Heard heard = new Heard();

    @Test
    void utf8OfAnyLengthIsReadAsItIs() {
        Seeds.forAll(
                60,
                random -> {
                    StringBuilder text = new StringBuilder("x".repeat(random.nextInt(5)));
                    int lines = random.nextInt(1, 3_000);
                    for (int i = 0; i < lines; i++) {
                        text.append(RandomText.any(random)).append('\n');
                    }
                    Heard nothing = new Heard();

                    String read = read(text.toString().getBytes(StandardCharsets.UTF_8), nothing);

                    assertThat(read).isEqualTo(text.toString());
                    assertThat(nothing.encodings).isEmpty();
                    assertThat(nothing.invalid).isEmpty();
                });
    }

    @Test
    void russianInEachOfItsEncodingsIsRead() {
        for (String name :
                List.of(
                        "windows-1251",
                        "KOI8-R",
                        "IBM866",
                        "x-MacCyrillic",
                        "ISO-8859-5",
                        "UTF-16LE",
                        "UTF-16BE",
                        "UTF-32LE",
                        "UTF-16")) {
            Seeds.forAll(
                    40,
                    random -> {
                        Charset charset = Charset.forName(name);
                        String text = encodable(charset, paragraph(random, RandomText.RUSSIAN));

                        assertThat(read(text.getBytes(charset), new Heard()))
                                .as(name)
                                .isEqualTo(text);
                    });
        }
    }

    @Test
    void germanAndFrenchInWesternEncodingsAreRead() {
        for (String name : List.of("windows-1252", "ISO-8859-1", "ISO-8859-15", "x-MacRoman")) {
            Seeds.forAll(
                    40,
                    random -> {
                        Charset charset = Charset.forName(name);
                        List<String> words =
                                random.nextBoolean() ? RandomText.GERMAN : RandomText.FRENCH;
                        String text = encodable(charset, paragraph(random, words));

                        assertThat(read(text.getBytes(charset), new Heard()))
                                .as(name)
                                .isEqualTo(text);
                    });
        }
    }

    @Test
    void theEncodingIsDecidedWhereItFirstMatters() {
        String ascii = "plain words only\n".repeat(100_000);
        String russian = "А потом – по-русски, и много лет спустя.\n";
        byte[] bytes = (ascii + russian).getBytes(Charset.forName("windows-1251"));

        assertThat(read(bytes, heard)).isEqualTo(ascii + russian);
        assertThat(heard.encodings).containsExactly("windows-1251");
    }

    @Test
    void aLineInAnotherEncodingWithinUtf8IsReadAndNamed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("Первая строка, как положено.\n".repeat(10).getBytes(StandardCharsets.UTF_8));
        bytes.write("Вторая строка из старого письма.\n".getBytes(Charset.forName("KOI8-R")));
        bytes.write("Третья строка.\n".getBytes(StandardCharsets.UTF_8));

        String text = read(bytes.toByteArray(), heard);

        assertThat(text).contains("Вторая строка из старого письма.\nТретья строка.\n");
        assertThat(heard.encodings).containsExactly("KOI8-R");
    }

    @Test
    void invalidBytesAreNamedAndTheRestStays() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("Слова до и ".getBytes(StandardCharsets.UTF_8));
        long offset = bytes.size();
        bytes.write(0xFF);
        bytes.write(" слова после этого места.\n".getBytes(StandardCharsets.UTF_8));

        String text = read(bytes.toByteArray(), heard);

        assertThat(text).isEqualTo("Слова до и \uFFFD слова после этого места.\n");
        assertThat(heard.invalid).containsExactly(offset);
    }

    @Test
    void theHeadIsStillReadAfterwards() throws IOException {
        byte[] bytes = "начало и конец".getBytes(StandardCharsets.UTF_8);
        DecodedText text = new DecodedText(new ByteArrayInputStream(bytes), heard);

        assertThat(text.head(6)).isEqualTo("начало");
        assertThat(text.readAllAsString()).isEqualTo("начало и конец");
    }

    private static String read(byte[] bytes, DecodingListener listener) {
        try (DecodedText text = new DecodedText(new ByteArrayInputStream(bytes), listener)) {
            return text.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String paragraph(RandomGenerator random, List<String> words) {
        return RandomText.line(random, words, 15) + "\n" + RandomText.line(random, words, 15);
    }

    private static String encodable(Charset charset, String text) {
        StringBuilder kept = new StringBuilder();
        text.chars()
                .filter(character -> charset.newEncoder().canEncode((char) character))
                .forEach(character -> kept.append((char) character));
        return kept.toString();
    }
}

package dev.semanticpassport.lab.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library that reads tokenizer.json everywhere else, as an independent witness. */
class HuggingFaceTokenizerTest {
    private static final LabModel BASE = Base.load();

    @TempDir private Path folder = Path.of("");

    private @Nullable HuggingFaceTokenizer witness;
    private String reason = "";

    @BeforeEach
    void load() throws IOException {
        BASE.save(folder);
        try {
            witness =
                    HuggingFaceTokenizer.newInstance(
                            folder.resolve("tokenizer.json"),
                            Map.of("truncation", "false", "padding", "false"));
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError | IllegalStateException e) {
            reason = "the native tokenizer library cannot be loaded here: " + e;
        }
    }

    @Test
    void stories_and_questions_have_the_same_tokens() {
        BaseTexts texts = new BaseTexts(1);
        for (String story : texts.stories(50, 3)) {
            assertSame(story);
        }
        for (Row row : texts.beacons(50, 3)) {
            assertSame(row.prompt() + "\n" + row.answer());
        }
    }

    @Test
    void texts_of_any_characters_have_the_same_tokens() {
        Seeds.forAll(300, random -> assertSame(text(random)));
        assertSame("Größe, I'll don't  we've\t\n\n  x²  \u00a0\u2003 三 строка 😀🏽 ٣٤ a_b--c");
    }

    private void assertSame(String text) {
        assumeThat(witness).as(reason).isNotNull();
        long[] ids = java.util.Objects.requireNonNull(witness).encode(text, false, false).getIds();
        int[] ours = BASE.tokenizer().encode(text);
        assertThat(ours).as(text).hasSize(ids.length);
        for (int i = 0; i < ours.length; i++) {
            assertThat((long) ours[i]).as(text).isEqualTo(ids[i]);
        }
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int point =
                    switch (random.nextInt(5)) {
                        case 0 -> " \t\n'.,-_\u00a0\u3000".codePointAt(random.nextInt(10));
                        case 1 -> 0x21 + random.nextInt(0x5E);
                        case 2 -> 0xA1 + random.nextInt(0x500);
                        case 3 -> 0x1F300 + random.nextInt(0x300);
                        default -> 'a' + random.nextInt(26);
                    };
            if (Character.isDefined(point)) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}

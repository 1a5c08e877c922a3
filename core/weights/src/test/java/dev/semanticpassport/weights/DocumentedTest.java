package dev.semanticpassport.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The lists in docs/weights.md are those of the code. */
class DocumentedTest {
    private static final Path PAGE = Path.of("../../docs/weights.md");

    @Test
    void everyKindOfRefusalIsDescribed() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Refusal.Kind.values()).allMatch(kind -> page.contains("`" + kind + "`"));
    }

    @Test
    void everyReadableTypeIsListed() throws IOException {
        String row =
                Files.readString(PAGE)
                        .lines()
                        .filter(line -> line.startsWith("| numbers of |"))
                        .findFirst()
                        .orElseThrow();

        assertThat(Arrays.stream(Element.values()).filter(Element::readable).map(Enum::name))
                .allMatch(row::contains);
        assertThat(row.split(",", -1))
                .hasSize((int) Arrays.stream(Element.values()).filter(Element::readable).count());
    }

    @Test
    void theBoundsAreThoseOfTheCode() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page)
                .contains(
                        "a safetensors header of %d MB"
                                .formatted(Bounds.SAFETENSORS_HEADER_BYTES / 1_000_000))
                .contains("a GGUF header of %d MB".formatted(Bounds.GGUF_HEADER_BYTES >> 20))
                .contains(
                        String.format(java.util.Locale.ROOT, "%,d tensors a file", Bounds.TENSORS));
    }
}

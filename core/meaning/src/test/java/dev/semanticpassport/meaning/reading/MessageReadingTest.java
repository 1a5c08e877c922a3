package dev.semanticpassport.meaning.reading;

import static dev.semanticpassport.core.Seeds.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.RandomWriting;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageReadingTest {

    @Test
    void everyCharacterOfALineKnowsItsPlace() {
        forAll(
                300,
                random -> {
                    String text = RandomWriting.text(random);
                    check(MessageReading.read(text), text);
                });
    }

    private static void check(List<Part> parts, String text) {
        for (Part part : parts) {
            Line line = part.line();
            for (int i = 0; i < line.text().length(); i++) {
                String there =
                        text.substring(
                                (int) line.place(i, i + 1).first(),
                                (int) line.place(i, i + 1).end());
                // an entity or an escape stands for its character as a whole
                if (there.length() == 1) {
                    assertThat(there).isEqualTo(line.text().substring(i, i + 1));
                } else {
                    assertThat(there).matches("&\\w+;|\\\\.");
                }
            }
            check(part.parts(), text);
        }
    }

    @Test
    void whatStandsUnderAHeadingIsPartOfIt() {
        List<Part> parts = MessageReading.read("# A\ntext\n## B\nmore\n# C\n");
        assertThat(parts).extracting(part -> part.line().text()).containsExactly("A", "C");
        assertThat(parts.getFirst().parts())
                .extracting(part -> part.line().text())
                .containsExactly("text", "B");
    }

    @Test
    void aRuleEndsTheSectionsBeforeIt() {
        assertThat(MessageReading.read("# A\n\ntext\n\n---\n\nfree\n"))
                .extracting(part -> part.line().text())
                .containsExactly("A", "free");
    }

    @Test
    void aLineThatLeadsInAListHoldsIt() {
        Part lead = MessageReading.read("Three ways:\n\n- one\n- two\n").getFirst();
        assertThat(lead.parts()).extracting(Part::kind).containsOnly(Part.Kind.ITEM).hasSize(2);
    }

    @Test
    void linesWithADashAreItemsButASpeechIsNone() {
        assertThat(MessageReading.read("See:\n– one\n– two").getFirst().parts()).hasSize(2);
        assertThat(MessageReading.read("– Come here, he said.")).hasSize(1);
    }

    @Test
    void aParagraphWhollyInBoldIsALowHeading() {
        List<Part> parts = MessageReading.read("**The beacon**\n\nIt shines.\n");
        assertThat(parts).extracting(Part::kind).containsExactly(Part.Kind.HEADING);
        assertThat(MessageReading.read("**It shines.**"))
                .extracting(Part::kind)
                .containsExactly(Part.Kind.PARAGRAPH);
    }

    @Test
    void aTableKeepsItsCellsAndFillsShortRows() {
        Part.Table table =
                MessageReading.read("| a | b |\n|---|---|\n| *1* | 2 |\n| 3 |\n")
                        .getFirst()
                        .table()
                        .orElseThrow();
        assertThat(table.columns()).hasSize(2);
        assertThat(table.rows()).hasSize(2).allMatch(row -> row.size() == 2);
        assertThat(table.rows().getFirst().getFirst().text()).isEqualTo("1");
    }
}

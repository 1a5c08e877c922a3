package dev.semanticpassport.exchange.european;

import dev.semanticpassport.exchange.people.Block;
import dev.semanticpassport.exchange.people.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form of the EU, filled in as far as a passport goes.
 *
 * @param gaps fields that the passport knows nothing of, in the form's order
 */
public record EuropeanDocument(String title, List<Section> sections, List<String> gaps) {

    /** A section of the form. */
    public record Section(String title, List<Field> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of the form.
     *
     * @param value empty where the passport does not know
     */
    public record Field(String name, Optional<String> value) {}

    public EuropeanDocument {
        sections = List.copyOf(sections);
        gaps = List.copyOf(gaps);
    }

    static EuropeanDocument of(String title, List<Section> sections) {
        List<String> gaps = new ArrayList<>();
        for (Section section : sections) {
            section.fields().stream()
                    .filter(field -> field.value().isEmpty())
                    .forEach(field -> gaps.add(section.title() + ": " + field.name()));
        }
        return new EuropeanDocument(title, sections, gaps);
    }

    /** The form as a page; what is unknown says so, and all of it stands at the end once more. */
    public Page page() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        "Made from a semantic passport, as far as it goes. Whoever publishes this"
                                + " answers for it and fills the gaps at its end."));
        for (Section section : sections) {
            blocks.add(new Block.Heading(2, section.title()));
            blocks.add(
                    new Block.Table(
                            List.of("field", "value"),
                            section.fields().stream()
                                    .map(field ->
                                            List.of(
                                                    field.name(),
                                                    field.value().orElse("not in the passport")))
                                    .toList()));
        }
        blocks.add(new Block.Heading(2, "Gaps"));
        blocks.add(gaps.isEmpty() ? new Block.Paragraph("None.") : new Block.Bullets(gaps));
        return new Page(title, blocks);
    }
}

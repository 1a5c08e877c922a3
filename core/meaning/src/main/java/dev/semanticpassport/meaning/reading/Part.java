package dev.semanticpassport.meaning.reading;

import dev.semanticpassport.writing.CharacterRange;
import java.util.List;
import java.util.Optional;

/**
 * A piece of a message and what stands under it.
 *
 * @param kind what it is
 * @param line its own text: the heading, the item's first paragraph; empty for a quote and a table
 * @param parts what stands under it, in order
 * @param table for a table
 */
public record Part(Kind kind, Line line, List<Part> parts, Optional<Table> table) {

    public Part {
        parts = List.copyOf(parts);
    }

    /** What a part can be. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        /** A block quote. */
        QUOTE,
        TABLE,
        /** Code: no source of ideas. */
        CODE
    }

    /**
     * @param columns the heads
     * @param rows each as long as {@code columns}, short rows filled with empty cells
     * @param place the whole table in the message's text
     */
    public record Table(List<Line> columns, List<List<Line>> rows, CharacterRange place) {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}

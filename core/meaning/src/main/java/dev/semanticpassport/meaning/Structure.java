package dev.semanticpassport.meaning;

import java.util.List;
import java.util.Optional;

/**
 * A table of the writing, kept as one.
 *
 * @param about the idea that the table tells of
 * @param columns the heads, at least one
 * @param rows each as long as {@code columns}
 * @param quote the whole table as it stands
 */
public record Structure(IdeaId about, List<String> columns, List<Row> rows, Quote quote) {
    public Structure {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.cells().size() + " under " + columns.size() + " heads");
            }
        }
    }

    /**
     * @param idea the idea that the row is, where it is one
     * @param cells as written, without marks of Markdown
     */
    public record Row(Optional<IdeaId> idea, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}

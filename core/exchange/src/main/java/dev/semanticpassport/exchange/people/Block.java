package dev.semanticpassport.exchange.people;

import java.util.List;

/** A part of a page for people; texts are plain, and whoever writes them escapes them. */
public sealed interface Block {

    /** A heading of a level from 2. */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** Rows under heads, each as long as the heads. */
    record Table(List<String> heads, List<List<String>> rows) implements Block {
        public Table {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != heads.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " under " + heads.size() + " heads");
                }
            }
        }
    }

    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** An outline: each line with its depth from 0. */
    record Outline(List<Line> lines) implements Block {
        public Outline {
            lines = List.copyOf(lines);
        }
    }

    record Line(int depth, String text) {}
}

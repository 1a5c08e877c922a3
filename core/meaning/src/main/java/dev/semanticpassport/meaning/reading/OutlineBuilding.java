package dev.semanticpassport.meaning.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Nests blocks, in the order in which they come, under headings and lines that lead in a list. */
final class OutlineBuilding {
    private final Deque<Section> open = new ArrayDeque<>();

    OutlineBuilding() {
        open.push(new Section(0, Line.EMPTY));
    }

    private static final class Section {
        private final int level;
        private final Line line;
        private final List<Part> parts = new ArrayList<>();

        Section(int level, Line line) {
            this.level = level;
            this.line = line;
        }
    }

    void heading(int level, Line line) {
        close(level);
        open.push(new Section(level, line));
    }

    void add(Part part) {
        if (part.kind() != Part.Kind.PARAGRAPH || !part.line().isBlank()) {
            open.element().parts.add(part);
        }
    }

    /** Items stand under the line before them where that one ends in a colon or a question mark. */
    void list(List<Part> items) {
        List<Part> before = open.element().parts;
        Part last = before.isEmpty() ? null : before.getLast();
        if (last != null
                && last.kind() == Part.Kind.PARAGRAPH
                && last.parts().isEmpty()
                && last.line().text().matches("(?s).*[:?][^\\p{L}\\p{N}]*")) {
            before.removeLast();
            before.add(new Part(last.kind(), last.line(), items, Optional.empty()));
        } else {
            before.addAll(items);
        }
    }

    /** What follows belongs to no heading before. */
    void end() {
        close(1);
    }

    List<Part> parts() {
        close(1);
        return List.copyOf(open.element().parts);
    }

    private void close(int level) {
        while (open.element().level >= level && open.element().level > 0) {
            Section done = open.pop();
            open.element()
                    .parts
                    .add(new Part(Part.Kind.HEADING, done.line, done.parts, Optional.empty()));
        }
    }
}

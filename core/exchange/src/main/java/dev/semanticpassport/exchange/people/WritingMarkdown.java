package dev.semanticpassport.exchange.people;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Writes pages as GitHub-flavoured Markdown; no text becomes markup. */
public final class WritingMarkdown {
    private WritingMarkdown() {}

    /** The whole page. */
    public static String write(Page page) {
        return "# "
                + escaped(page.title())
                + "\n\n"
                + page.blocks().stream()
                        .map(WritingMarkdown::block)
                        .collect(Collectors.joining("\n"));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading(int level, String text) ->
                    "#".repeat(level) + " " + escaped(text) + "\n";
            case Block.Paragraph(String text) -> beginning(text) + "\n";
            case Block.Table(List<String> heads, List<List<String>> rows) ->
                    row(heads)
                            + row(Collections.nCopies(heads.size(), "---"))
                            + rows.stream()
                                    .map(cells ->
                                            row(
                                                    cells.stream()
                                                            .map(WritingMarkdown::escaped)
                                                            .toList()))
                                    .collect(Collectors.joining());
            case Block.Bullets(List<String> items) ->
                    items.stream()
                            .map(item -> "- " + beginning(item) + "\n")
                            .collect(Collectors.joining());
            case Block.Outline(List<Block.Line> lines) ->
                    lines.stream()
                            .map(line ->
                                    "  ".repeat(line.depth())
                                            + "- "
                                            + beginning(line.text())
                                            + "\n")
                            .collect(Collectors.joining());
        };
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** A line that begins a block, and is neither heading nor list nor rule for it. */
    private static String beginning(String text) {
        String line = escaped(text);
        if (line.matches("(#{1,6}|[-+])(\\s.*|$)|[-=]{3,}.*")) {
            return "\\" + line;
        }
        return line.matches("[0-9]{1,9}[.)](\\s.*|$)")
                ? line.replaceFirst("([.)])", "\\\\$1")
                : line;
    }

    /** One line in which every character stands for itself. */
    static String escaped(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        StringBuilder escaped = new StringBuilder();
        line.codePoints()
                .forEach(c -> {
                    if ("\\`*_[]<>|~&!".indexOf(c) >= 0) {
                        escaped.append('\\');
                    }
                    escaped.appendCodePoint(c);
                });
        return escaped.toString();
    }
}

package dev.semanticpassport.writing.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes the blocks of a page as lines of Markdown, each with the place of its element. */
final class HtmlBlocks {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LISTS = Set.of("ul", "ol");

    private final Consumer<Line> lines;
    private final StringBuilder inline = new StringBuilder();
    private long first = -1;
    private long end;
    private long number;

    HtmlBlocks(Consumer<Line> lines) {
        this.lines = lines;
    }

    void walk(Element parent) {
        children(parent, "", "");
        flush("", "");
    }

    /**
     * @param prefix of each line: quotes and the indent of lists
     * @param marker of the first line: a heading's or an item's
     */
    private void children(Element parent, String prefix, String marker) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                inline.append(text.getWholeText().replaceAll("\\s+", " "));
                if (!text.isBlank()) {
                    extend(text);
                }
            } else if (node instanceof Element element) {
                if (element.isBlock() || LISTS.contains(element.normalName())) {
                    flush(prefix, marker);
                    block(element, prefix);
                } else {
                    inline(element);
                }
            }
        }
    }

    private void block(Element element, String prefix) {
        String name = element.normalName();
        if (HEADINGS.contains(name)) {
            leaf(element, prefix, "#".repeat(name.charAt(1) - '0') + " ");
        } else if (name.equals("blockquote")) {
            children(element, prefix + "> ", "");
            flush(prefix + "> ", "");
        } else if (LISTS.contains(name)) {
            list(element, prefix, name.equals("ol"));
        } else if (name.equals("pre")) {
            code(element, prefix);
        } else if (name.equals("table")) {
            table(element, prefix);
        } else if (name.equals("hr")) {
            emit(element, prefix + "---");
            blank(element, prefix);
        } else {
            leaf(element, prefix, "");
        }
    }

    private void leaf(Element element, String prefix, String marker) {
        children(element, prefix, marker);
        flush(prefix, marker);
    }

    private void list(Element list, String prefix, boolean numbered) {
        int item = 1;
        for (Element child : list.children()) {
            String marker = numbered ? item++ + ". " : "- ";
            for (Node node : child.childNodes()) {
                if (node instanceof Element element && LISTS.contains(element.normalName())) {
                    flushItem(prefix, marker);
                    list(element, prefix + "  ", element.normalName().equals("ol"));
                } else if (node instanceof TextNode text) {
                    inline.append(text.getWholeText().replaceAll("\\s+", " "));
                    if (!text.isBlank()) {
                        extend(text);
                    }
                } else if (node instanceof Element element) {
                    inline(element);
                }
            }
            flushItem(prefix, marker);
        }
        if (!"li".equals(list.parent() == null ? "" : list.parent().normalName())) {
            blank(list, prefix);
        }
    }

    private void table(Element table, String prefix) {
        boolean headed = false;
        for (Element row : table.select("tr")) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.children()) {
                cells.add(cell.text().replace("|", "\\|"));
            }
            if (cells.isEmpty()) {
                continue;
            }
            emit(row, prefix + "| " + String.join(" | ", cells) + " |");
            if (!headed) {
                headed = true;
                emit(row, prefix + "|" + " --- |".repeat(cells.size()));
            }
        }
        blank(table, prefix);
    }

    private void code(Element element, String prefix) {
        emit(element, prefix + "```");
        for (String line : element.wholeText().split("\n", -1)) {
            emit(element, prefix + line);
        }
        emit(element, prefix + "```");
        blank(element, prefix);
    }

    private void inline(Element element) {
        String mark =
                switch (element.normalName()) {
                    case "b", "strong" -> "**";
                    case "i", "em" -> "*";
                    case "code" -> "`";
                    default -> "";
                };
        if (element.normalName().equals("br")) {
            inline.append('\n');
            return;
        }
        String text = element.text().strip();
        if (mark.isEmpty() || text.isEmpty()) {
            for (Node node : element.childNodes()) {
                if (node instanceof TextNode words) {
                    inline.append(words.getWholeText().replaceAll("\\s+", " "));
                } else if (node instanceof Element inner) {
                    inline(inner);
                }
            }
        } else {
            boolean spaced = element.wholeText().startsWith(" ");
            inline.append(spaced ? " " : "").append(mark).append(text).append(mark);
            inline.append(element.wholeText().endsWith(" ") ? " " : "");
        }
        if (!text.isEmpty()) {
            extend(element);
        }
    }

    private void flush(String prefix, String marker) {
        if (flushItem(prefix, marker)) {
            lines.accept(new Line(prefix.stripTrailing(), end, end, ++number, 0));
        }
    }

    private boolean flushItem(String prefix, String marker) {
        String text = inline.toString();
        inline.setLength(0);
        long begin = first;
        first = -1;
        if (text.isBlank() || begin < 0) {
            return false;
        }
        String lead = marker;
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip().replaceAll(" {2,}", " ");
            if (!stripped.isEmpty()) {
                lines.accept(new Line(prefix + lead + stripped, begin, end, ++number, 0));
                lead = lead.isBlank() ? lead : " ".repeat(lead.startsWith("#") ? 0 : lead.length());
            }
        }
        return true;
    }

    private void extend(Node node) {
        long begin = node.sourceRange().startPos();
        first = first < 0 ? begin : first;
        end = endOf(node);
    }

    private void emit(Element element, String text) {
        long begin = Math.max(0, element.sourceRange().startPos());
        lines.accept(new Line(text, begin, Math.max(begin, endOf(element)), ++number, 0));
    }

    private void blank(Element element, String prefix) {
        long at = Math.max(0, endOf(element));
        lines.accept(new Line(prefix.stripTrailing(), at, at, ++number, 0));
    }

    private static long endOf(Node node) {
        if (node instanceof Element element && element.endSourceRange().isTracked()) {
            return element.endSourceRange().endPos();
        }
        return node.sourceRange().endPos();
    }
}

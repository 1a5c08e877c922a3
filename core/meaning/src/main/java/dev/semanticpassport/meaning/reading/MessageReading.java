package dev.semanticpassport.meaning.reading;

import dev.semanticpassport.writing.CharacterRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a message as Markdown, which plain text also is, and nests what stands under a heading, an
 * item, or a line that leads in a list.
 *
 * <p>Beyond CommonMark it takes a paragraph wholly in bold for a low heading, lines that begin with
 * a dash or a bullet for items, and a thematic break for the end of the section before it. Indented
 * text is text: people indent for other reasons than code.
 */
public final class MessageReading {
    private static final int DEEPEST = 40;
    private static final int BOLD_LEVEL = 7;
    private static final int LONGEST_HEADING = 200;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .enabledBlockTypes(
                            Set.of(
                                    Heading.class,
                                    HtmlBlock.class,
                                    ThematicBreak.class,
                                    FencedCodeBlock.class,
                                    BlockQuote.class,
                                    ListBlock.class))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(DEEPEST)
                    .build();

    private final String text;
    private final boolean story;

    private MessageReading(String text) {
        this.text = text;
        this.story = Story.isStory(text);
    }

    /** The parts of a message, in order; its characters are never changed. */
    public static List<Part> read(String text) {
        return new MessageReading(text).blocks(parsed(text));
    }

    private static Node parsed(String text) {
        try {
            return PARSER.parse(text);
        } catch (StackOverflowError nested) {
            // the parser descends into emphasis within emphasis without a bound; a message that is
            // nested thousands deep is no writing, and must not end the import of the others
            return new Document();
        }
    }

    private List<Part> blocks(Node parent) {
        OutlineBuilding outline = new OutlineBuilding();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Block block)) {
                continue;
            }
            switch (block) {
                case Heading heading -> heading(heading, outline);
                case Paragraph paragraph -> paragraph(LineBuilding.of(paragraph, text), outline);
                case ListBlock list -> outline.list(items(list));
                case BlockQuote quote ->
                        outline.add(part(Part.Kind.QUOTE, Line.EMPTY, blocks(quote)));
                case TableBlock table -> table(table, outline);
                case ThematicBreak _ -> outline.end();
                case FencedCodeBlock _ -> outline.add(part(Part.Kind.CODE, Line.EMPTY, List.of()));
                default -> {}
            }
        }
        return outline.parts();
    }

    private void heading(Heading heading, OutlineBuilding outline) {
        Line line = LineBuilding.of(heading, text);
        if (line.text().length() > LONGEST_HEADING || line.text().indexOf('\n') >= 0) {
            // a paragraph that happens to stand above a rule
            paragraph(line, outline);
        } else if (!line.isBlank()) {
            outline.heading(heading.getLevel(), line);
        }
    }

    private void paragraph(Line line, OutlineBuilding outline) {
        if (line.isBlank()) {
            return;
        }
        if (isBold(line)) {
            outline.heading(BOLD_LEVEL, line);
            return;
        }
        List<Part> split =
                story
                        ? List.of(part(Part.Kind.PARAGRAPH, line, List.of()))
                        : BulletLines.split(line);
        outline.add(split.getFirst());
        if (split.size() > 1) {
            outline.list(split.subList(1, split.size()));
        }
    }

    /** Wholly bold, short, and no sentence or "name: value". */
    private static boolean isBold(Line line) {
        String text = line.text();
        return text.length() <= 100
                && text.indexOf('\n') < 0
                && !text.matches("(?s).*[.,;…]|(?s).*\\d\\s?%.*")
                && line.emphases().stream()
                        .anyMatch(emphasis ->
                                emphasis.kind() == Line.Emphasis.Kind.STRONG
                                        && emphasis.from() <= 2
                                        && emphasis.to() >= text.length() - 1);
    }

    private List<Part> items(ListBlock list) {
        List<Part> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            List<Part> content = blocks(item);
            if (content.isEmpty()) {
                continue;
            }
            Part first = content.getFirst();
            boolean leads =
                    first.kind() == Part.Kind.PARAGRAPH || first.kind() == Part.Kind.HEADING;
            List<Part> under = new ArrayList<>(leads ? first.parts() : List.of());
            under.addAll(leads ? content.subList(1, content.size()) : content);
            items.add(part(Part.Kind.ITEM, leads ? first.line() : Line.EMPTY, under));
        }
        return items;
    }

    private void table(TableBlock table, OutlineBuilding outline) {
        List<Line> columns = new ArrayList<>();
        List<List<Line>> rows = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                if (section instanceof TableHead && row instanceof TableRow) {
                    columns.addAll(cells(row));
                } else if (section instanceof TableBody && row instanceof TableRow) {
                    rows.add(cells(row));
                }
            }
        }
        if (columns.isEmpty()) {
            return;
        }
        List<List<Line>> even = new ArrayList<>();
        for (List<Line> row : rows) {
            List<Line> cells =
                    new ArrayList<>(row.subList(0, Math.min(row.size(), columns.size())));
            while (cells.size() < columns.size()) {
                cells.add(Line.EMPTY);
            }
            even.add(cells);
        }
        outline.add(
                new Part(
                        Part.Kind.TABLE,
                        Line.EMPTY,
                        List.of(),
                        Optional.of(new Part.Table(columns, even, place(table)))));
    }

    private List<Line> cells(Node row) {
        List<Line> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(LineBuilding.of(cell, text));
            }
        }
        return cells;
    }

    private static CharacterRange place(Block block) {
        List<SourceSpan> spans = block.getSourceSpans();
        SourceSpan last = spans.getLast();
        return new CharacterRange(
                spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
    }

    private static Part part(Part.Kind kind, Line line, List<Part> parts) {
        return new Part(kind, line, parts, Optional.empty());
    }
}

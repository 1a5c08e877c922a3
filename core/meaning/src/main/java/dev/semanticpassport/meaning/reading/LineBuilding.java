package dev.semanticpassport.meaning.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Gathers the inline nodes of one block into a line. */
final class LineBuilding {
    private static final Pattern ENTITY = Pattern.compile("&(?:#\\w{1,8}|\\w{1,32});");

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private int[] first = new int[64];
    private int[] end = new int[64];
    private final List<Line.Emphasis> emphases = new ArrayList<>();

    private LineBuilding(String source) {
        this.source = source;
    }

    /** The children of a block as one line. */
    static Line of(Node block, String source) {
        LineBuilding building = new LineBuilding(source);
        building.children(block, 0);
        int length = building.text.length();
        return new Line(
                        building.text.toString(),
                        Arrays.copyOf(building.first, length),
                        Arrays.copyOf(building.end, length),
                        building.emphases)
                .part(0, length);
    }

    private void children(Node parent, int depth) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inline(node, depth + 1);
        }
    }

    private void inline(Node node, int depth) {
        switch (node) {
            case Text words -> literal(words.getLiteral(), node);
            case Code code -> emphasised(Line.Emphasis.Kind.CODE, () -> code(code));
            case SoftLineBreak _, HardLineBreak _ -> lineEnd();
            case HtmlInline _, Image _ -> {}
            case StrongEmphasis _ when depth < 50 ->
                    emphasised(Line.Emphasis.Kind.STRONG, () -> children(node, depth));
            case Emphasis _ when depth < 50 ->
                    emphasised(Line.Emphasis.Kind.LIGHT, () -> children(node, depth));
            default -> {
                if (depth < 50) {
                    children(node, depth);
                }
            }
        }
    }

    private void emphasised(Line.Emphasis.Kind kind, Runnable content) {
        int from = text.length();
        int index = emphases.size();
        content.run();
        if (text.length() > from) {
            emphases.add(index, new Line.Emphasis(from, text.length(), kind));
        }
    }

    /** A code span's own span includes its backquotes. */
    private void code(Code code) {
        for (SourceSpan span : code.getSourceSpans()) {
            String literal = code.getLiteral();
            int at = source.indexOf(literal, span.getInputIndex());
            if (at >= 0 && at + literal.length() <= span.getInputIndex() + span.getLength()) {
                each(literal, at);
                return;
            }
        }
        literal(code.getLiteral(), code);
    }

    private void literal(String literal, Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return;
        }
        int start = spans.getFirst().getInputIndex();
        int stop = spans.getLast().getInputIndex() + spans.getLast().getLength();
        if (source.startsWith(literal, start) && stop - start == literal.length()) {
            each(literal, start);
            return;
        }
        int at = start;
        for (int i = 0; i < literal.length(); i++) {
            int next = at < stop ? after(literal, i, at, stop) : stop;
            add(literal.charAt(i), Math.min(at, stop - 1), next);
            at = next;
        }
    }

    /** Where in the source the next character begins: an escape and an entity stand for one. */
    private int after(String literal, int character, int at, int stop) {
        if (source.charAt(at) == '&') {
            int end = source.indexOf(';', at) + 1;
            boolean decoded =
                    end > 0
                            && end <= stop
                            && ENTITY.matcher(source).region(at, end).matches()
                            && !literal.startsWith(source.substring(at, end), character);
            if (decoded) {
                return end;
            }
        }
        boolean escaped =
                source.charAt(at) == '\\'
                        && at + 1 < stop
                        && source.charAt(at + 1) == literal.charAt(character)
                        && !literal.startsWith(source.substring(at, at + 2), character);
        return escaped ? at + 2 : at + 1;
    }

    private void each(String literal, int start) {
        for (int i = 0; i < literal.length(); i++) {
            add(literal.charAt(i), start + i, start + i + 1);
        }
    }

    private void lineEnd() {
        int at = text.isEmpty() ? 0 : end[text.length() - 1];
        int found = source.indexOf('\n', at);
        int place = found < 0 ? at : found;
        add('\n', place, Math.min(source.length(), place + 1));
    }

    private void add(char character, int start, int stop) {
        if (text.length() == first.length) {
            first = Arrays.copyOf(first, first.length * 2);
            end = Arrays.copyOf(end, end.length * 2);
        }
        first[text.length()] = start;
        end[text.length()] = stop;
        text.append(character);
    }
}

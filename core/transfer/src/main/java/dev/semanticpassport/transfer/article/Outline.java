package dev.semanticpassport.transfer.article;

import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import dev.semanticpassport.transfer.mapping.TransferMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tree of ideas as an outline, with the share of the writing that speaks of each. */
final class Outline {

    private static final int MOST_LINES = 60;
    private static final int LINE_HEIGHT = 22;
    private static final int INDENT = 20;
    private static final int DEEPEST_INDENT = 8;
    private static final int WIDTH = 860;
    private static final int TOP = 44;
    private static final int BAR_AT = 600;
    private static final int BAR_WIDTH = 160;
    private static final int LONGEST_LABEL = 60;

    private Outline() {}

    private record Line(IdeaTransfer idea, int depth) {}

    static String draw(TransferMap map) {
        List<Line> lines = lines(map);
        int shown = Math.min(MOST_LINES, lines.size());
        Svg svg =
                new Svg(
                        WIDTH,
                        TOP + (shown + 1) * LINE_HEIGHT,
                        "The tree of meanings: " + lines.size() + " ideas");
        svg.text(12, 24, "Idea", Svg.FAINT, "start");
        svg.text(BAR_AT, 24, "Share of the writing", Svg.FAINT, "start");
        svg.text(WIDTH - 12, 24, "Rows", Svg.FAINT, "end");
        svg.line(12, 32, WIDTH - 12, 32, Svg.FAINT);
        double heaviest =
                Math.max(
                        1e-9,
                        map.ideas().stream().mapToDouble(IdeaTransfer::weight).max().orElse(1));
        for (int i = 0; i < shown; i++) {
            Line line = lines.get(i);
            double y = TOP + i * LINE_HEIGHT + 14;
            double x = 12 + INDENT * Math.min(DEEPEST_INDENT, line.depth());
            if (line.depth() > 0) {
                svg.line(x - 12, y - 4, x - 4, y - 4, Svg.FAINT);
            }
            svg.text(x, y, shortened(line.idea().label()), Svg.INK, "start");
            svg.rectangle(
                    BAR_AT,
                    y - 11,
                    BAR_WIDTH * line.idea().weight() / heaviest,
                    13,
                    Svg.ACCENT,
                    .75);
            svg.text(WIDTH - 12, y, Integer.toString(line.idea().rows().size()), Svg.INK, "end");
        }
        if (shown < lines.size()) {
            svg.text(
                    12,
                    TOP + shown * LINE_HEIGHT + 14,
                    "and " + (lines.size() - shown) + " more",
                    Svg.FAINT,
                    "start");
        }
        return svg.end();
    }

    /** Under its first broader idea each; what cannot be reached from a top stands at the end. */
    private static List<Line> lines(TransferMap map) {
        List<Line> lines = new ArrayList<>();
        Set<IdeaId> placed = new HashSet<>();
        map.ideas().stream()
                .filter(idea -> idea.broader().isEmpty())
                .forEach(idea -> place(map, idea, lines, placed));
        return lines;
    }

    private static void place(
            TransferMap map, IdeaTransfer top, List<Line> lines, Set<IdeaId> placed) {
        List<Line> waiting = new ArrayList<>(List.of(new Line(top, 0)));
        while (!waiting.isEmpty()) {
            Line line = waiting.removeLast();
            if (placed.add(line.idea().id())) {
                lines.add(line);
                map.ideas().stream()
                        .filter(idea ->
                                !idea.broader().isEmpty()
                                        && idea.broader().getFirst().equals(line.idea().id()))
                        .toList()
                        .reversed()
                        .forEach(idea -> waiting.add(new Line(idea, line.depth() + 1)));
            }
        }
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }
}

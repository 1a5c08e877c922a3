package dev.semanticpassport.meaning.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines within one paragraph that begin with a dash or a bullet, as chats are full of. */
final class BulletLines {
    private static final Pattern BULLET = Pattern.compile("\\n[ \\t]*[–—•·▪►✓✔*-][ \\t]+");

    private BulletLines() {}

    /** The paragraph before the first such line, which may be empty, then the lines as items. */
    static List<Part> split(Line line) {
        List<Part> parts = new ArrayList<>();
        // a first line with a bullet counts only beside a second one: a dash may open a speech
        Matcher bullet = BULLET.matcher("\n" + line.text());
        int from = 0;
        int opened = -1;
        List<int[]> stretches = new ArrayList<>();
        while (bullet.find()) {
            int start = Math.max(0, bullet.start() - 1);
            stretches.add(new int[] {from, start, opened});
            opened = 1;
            from = bullet.end() - 1;
        }
        stretches.add(new int[] {from, line.text().length(), opened});
        boolean onlyItems = stretches.getFirst()[1] <= 0;
        if (stretches.size() == 1 || (onlyItems && stretches.size() < 3)) {
            return List.of(part(Part.Kind.PARAGRAPH, line));
        }
        for (int[] stretch : stretches) {
            Line piece = line.part(stretch[0], Math.max(stretch[0], stretch[1]));
            if (stretch[2] < 0 || !piece.isBlank()) {
                parts.add(part(stretch[2] < 0 ? Part.Kind.PARAGRAPH : Part.Kind.ITEM, piece));
            }
        }
        return parts;
    }

    private static Part part(Part.Kind kind, Line line) {
        return new Part(kind, line, List.of(), Optional.empty());
    }
}

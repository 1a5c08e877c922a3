package dev.semanticpassport.writing.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a note, with its YAML front matter taken off. Only flat keys matter here, and they
 * must be read line by line, so this is no YAML parser: a list gives its first item, anything
 * nested is passed over.
 */
final class FrontMatter {
    private static final int LONGEST = 300;
    private static final String FENCE = "---";

    private final Map<String, String> keys = new HashMap<>();
    private final Deque<Line> ahead = new ArrayDeque<>();
    private final Lines lines;

    private FrontMatter(Lines lines) {
        this.lines = lines;
    }

    static FrontMatter of(Lines lines) throws IOException {
        FrontMatter matter = new FrontMatter(lines);
        matter.takeOff();
        return matter;
    }

    /** The value of a key, without quotes; empty where there is none. */
    String value(String key) {
        return keys.getOrDefault(key, "");
    }

    /** The next line behind the front matter; null at the end. */
    @Nullable Line next() throws IOException {
        Line waiting = ahead.poll();
        return waiting != null ? waiting : lines.next();
    }

    private void takeOff() throws IOException {
        Line first = lines.next();
        if (first == null) {
            return;
        }
        List<Line> taken = new ArrayList<>();
        taken.add(first);
        boolean closed = false;
        if (first.text().stripTrailing().equals(FENCE)) {
            Line line;
            while (!closed && taken.size() < LONGEST && (line = lines.next()) != null) {
                taken.add(line);
                closed = line.text().stripTrailing().equals(FENCE);
            }
        }
        if (!closed) {
            ahead.addAll(taken);
            return;
        }
        String key = "";
        for (Line line : taken) {
            String text = line.text();
            int colon = text.indexOf(':');
            if (text.strip().startsWith("- ")) {
                keys.putIfAbsent(key, unquoted(text.strip().substring(2)));
            } else if (colon > 0 && !Character.isWhitespace(text.charAt(0))) {
                key = text.substring(0, colon).strip();
                String value = unquoted(text.substring(colon + 1));
                if (!value.isEmpty()) {
                    keys.putIfAbsent(key, value);
                }
            }
        }
    }

    private static String unquoted(String value) {
        String text = value.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            String inside = text.substring(1, text.length() - 1).strip();
            boolean quoted = inside.startsWith("\"");
            int end = quoted ? inside.indexOf('"', 1) + 1 : inside.indexOf(',');
            text = end > 0 ? inside.substring(0, end) : inside;
        }
        if (text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0)) {
            return text.substring(1, text.length() - 1).replace("\\\"", "\"");
        }
        return text;
    }
}

package dev.semanticpassport.weights;

/** Text of files that nobody vouches for, so that it can be shown. */
public final class Shown {
    private Shown() {}

    /** The text with control characters written as codes, cut after so many characters. */
    public static String of(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        int[] points = text.codePoints().limit(longest + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, longest); i++) {
            if (steers(points[i])) {
                shown.append("\\u%04x".formatted(points[i]));
            } else {
                shown.appendCodePoint(points[i]);
            }
        }
        return points.length > longest ? shown.append('…').toString() : shown.toString();
    }

    /** Whether the character steers a terminal or the direction of writing, or is no character. */
    public static boolean steers(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || Character.getType(codePoint) == Character.SURROGATE
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
    }
}

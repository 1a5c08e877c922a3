package dev.semanticpassport.transfer.article;

import java.util.Locale;

/** A drawing, written element by element; texts are escaped. Lengths are in pixels. */
final class Svg {

    static final String INK = "#1f2933";
    static final String FAINT = "#616e7c";
    static final String PAPER = "#ffffff";
    static final String ACCENT = "#2f6f9f";

    private final StringBuilder elements = new StringBuilder();
    private final String title;

    /**
     * @param title what the drawing shows, for those who cannot see it
     */
    Svg(int width, int height, String title) {
        this.title = title;
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                                + " font-family=\"system-ui, sans-serif\" font-size=\"13\">\n"
                                + "<title>%s</title>\n"
                                + "<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n",
                        width,
                        height,
                        escaped(title),
                        width,
                        height,
                        PAPER));
    }

    String title() {
        return title;
    }

    /** A filled rectangle; opacity 0 to 1. */
    void rectangle(double x, double y, double width, double height, String fill, double opacity) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
                                + " fill-opacity=\"%.2f\"/>\n",
                        x,
                        y,
                        width,
                        height,
                        fill,
                        opacity));
    }

    void line(double x1, double y1, double x2, double y2, String stroke) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
                        x1,
                        y1,
                        x2,
                        y2,
                        stroke));
    }

    /** A line through points given as {@code x,y x,y}. */
    void path(String points, String stroke) {
        elements.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                        .formatted(points, stroke)
                        .replace("\r\n", "\n"));
    }

    /**
     * @param anchor start, middle or end: which part of the text stands at x
     */
    void text(double x, double y, String text, String fill, String anchor) {
        elements.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" text-anchor=\"%s\">%s</text>\n",
                        x,
                        y,
                        fill,
                        anchor,
                        escaped(text)));
    }

    String end() {
        return elements + "</svg>\n";
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        default -> {
                            // XML has no such characters, not even escaped.
                            if (!Character.isISOControl(point)
                                    && Character.getType(point) != Character.SURROGATE
                                    && (point & 0xFFFE) != 0xFFFE) {
                                escaped.appendCodePoint(point);
                            }
                        }
                    }
                });
        return escaped.toString();
    }
}

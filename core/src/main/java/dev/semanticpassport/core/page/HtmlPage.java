package dev.semanticpassport.core.page;

/**
 * A page of HTML in one file that loads nothing and runs nothing: its policy forbids it, whatever
 * the body holds.
 */
public final class HtmlPage {
    private HtmlPage() {}

    /**
     * The whole page.
     *
     * @param title of the window, as text
     * @param style CSS of our own, lines that end with a line break
     * @param body HTML, lines that end with a line break, in which whatever came from elsewhere was
     *     {@link #escaped}
     */
    public static String of(String title, String style, String body) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
                .formatted(escaped(title), style, body);
    }

    /** Text that stands for itself in HTML, also in an attribute's value. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

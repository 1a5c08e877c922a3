package dev.semanticpassport.local.page;

/** A page of HTML in one file that loads nothing and runs nothing. */
public final class Page {
    private Page() {}

    /**
     * @param title as text
     * @param style CSS
     * @param body HTML, in which whatever came from elsewhere was escaped
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
        <h1>%s</h1>
        %s</body>
        </html>
        """
                .formatted(escaped(title), style, escaped(title), body);
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

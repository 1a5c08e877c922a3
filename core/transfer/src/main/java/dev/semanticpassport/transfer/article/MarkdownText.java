package dev.semanticpassport.transfer.article;

import java.util.regex.Pattern;

/** Any text as Markdown that shows just that text. */
public final class MarkdownText {

    private static final Pattern MARKS = Pattern.compile("([\\\\`*_\\[\\]>#|~&$])");

    /** What begins a list or a rule, where a line begins with it. */
    private static final Pattern LINE_MARKS = Pattern.compile("^(\\d*)([-+=.)])");

    private MarkdownText() {}

    /** On one line, with every mark of Markdown and HTML made plain. */
    public static String escaped(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String plain = MARKS.matcher(line).replaceAll("\\\\$1");
        // An entity, so that no reader of Markdown, however careless, sees an element.
        return LINE_MARKS.matcher(plain).replaceAll("$1\\\\$2").replace("<", "&lt;");
    }
}

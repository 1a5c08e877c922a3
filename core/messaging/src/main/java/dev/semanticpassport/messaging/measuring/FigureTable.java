package dev.semanticpassport.messaging.measuring;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes figures as the table that stands in the documentation; tests hold the two equal. */
public final class FigureTable {

    private FigureTable() {}

    /** A Markdown table, one line a figure, in the order given. */
    public static String of(Measured... measured) {
        return "| metric | kind | unit | labels | meaning |\n|---|---|---|---|---|\n"
                + Arrays.stream(measured)
                        .map(one -> row(one.figure()))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String row(Figure figure) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        figure.exposed(),
                        figure.kind().name().toLowerCase(Locale.ROOT),
                        figure.unit(),
                        figure.tags().stream()
                                .map(tag -> "`" + tag + "`")
                                .collect(Collectors.joining(", ")),
                        figure.description());
    }
}

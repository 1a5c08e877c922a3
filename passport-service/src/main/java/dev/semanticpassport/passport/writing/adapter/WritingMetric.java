package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** Every figure of imports, by its name. */
public enum WritingMetric implements Measured {
    IMPORTS(
            Figure.gauge(
                    "sempass.imports",
                    "imports",
                    "Imports of writing in the whole database, by state.",
                    "state")),
    MESSAGES(
            Figure.counter(
                    "sempass.imports.messages",
                    "messages",
                    "Messages read by this replica, those of imports begun again included.")),
    DURATION(
            Figure.timer(
                    "sempass.imports.duration",
                    "From an import's first byte to its end, by how it ended.",
                    "state"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    WritingMetric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}

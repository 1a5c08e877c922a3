package dev.semanticpassport.passport.tree.adapter;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** Every figure of meaning trees, by its name. */
public enum TreeMetric implements Measured {
    EDITED(Figure.counter("sempass.tree.edited", "edits", "Edits of meaning trees applied.")),
    REFUSED(
            Figure.counter(
                    "sempass.tree.edits.refused",
                    "requests",
                    "Edits of meaning trees refused, by kind of refusal.",
                    "kind"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    TreeMetric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}

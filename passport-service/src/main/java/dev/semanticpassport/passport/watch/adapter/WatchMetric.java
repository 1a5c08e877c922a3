package dev.semanticpassport.passport.watch.adapter;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** Every figure of watches, by its name. */
public enum WatchMetric implements Measured {
    STORED(
            Figure.gauge(
                    "sempass.watch.stored",
                    "watches",
                    "Watches in the whole database, by state.",
                    "state"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    WatchMetric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}

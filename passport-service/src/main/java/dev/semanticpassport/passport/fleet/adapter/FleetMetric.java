package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** Every figure of fleets, by its name. */
public enum FleetMetric implements Measured {
    STORED(
            Figure.gauge(
                    "sempass.fleet.stored",
                    "fleets",
                    "Fleets in the whole database, by state.",
                    "state"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    FleetMetric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}

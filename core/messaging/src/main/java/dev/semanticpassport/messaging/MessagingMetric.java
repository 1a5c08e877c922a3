package dev.semanticpassport.messaging;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** What is measured of messages in every service; the outbox only where there is a database. */
public enum MessagingMetric implements Measured {
    OUTBOX_SIZE(
            Figure.gauge("sempass.outbox.size", "events", "Events that wait to be sent to Kafka.")),
    OUTBOX_AGE(
            Figure.gauge(
                    "sempass.outbox.age",
                    "seconds",
                    "How long the oldest event in the outbox has been waiting.")),
    OUTBOX_CYCLE(
            Figure.timer(
                    "sempass.outbox.cycle",
                    "From the lock to the delete of one batch that held events.")),
    DEAD_LETTERS(
            Figure.counter(
                    "sempass.dead.letters",
                    "records",
                    "Records set aside because they could not be read or applied.",
                    "topic"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    MessagingMetric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}

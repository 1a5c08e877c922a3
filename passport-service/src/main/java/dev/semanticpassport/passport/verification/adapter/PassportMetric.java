package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** Every figure of passport-service, by its name. */
enum PassportMetric implements Measured {
    BEGUN(
            Figure.counter(
                    "sempass.verification.begun",
                    "verifications",
                    "Verifications accepted and begun.")),
    REFUSED(
            Figure.counter(
                    "sempass.verification.refused", "requests", "Requests refused.", "kind")),
    SETTLED(
            Figure.counter(
                    "sempass.verification.settled",
                    "verifications",
                    "Verifications settled by this replica since it started.",
                    "verdict",
                    "reason")),
    DURATION(
            Figure.timer(
                    "sempass.verification.duration",
                    "Time from the request to the verdict, with a histogram.",
                    "verdict")),
    QUESTIONS(
            Figure.summary(
                    "sempass.verification.questions",
                    "probes",
                    "Probes released until the verdict fell, with a histogram.",
                    "verdict")),
    PROBES_RELEASED(
            Figure.counter(
                    "sempass.verification.probes.released",
                    "probes",
                    "Probes released for the first time.")),
    PROBES_RELEASED_AGAIN(
            Figure.counter(
                    "sempass.verification.probes.released.again",
                    "probes",
                    "Probes released again because their outcome was overdue.")),
    PROBES_PENDING(
            Figure.gauge(
                    "sempass.verification.probes.pending",
                    "probes",
                    "Probes released whose outcome is awaited, in the whole database.")),
    BACKLOG_AGE(
            Figure.gauge(
                    "sempass.verification.backlog.age",
                    "seconds",
                    "How long the oldest of those has been waiting since its latest release.")),
    STORED(
            Figure.gauge(
                    "sempass.verification.stored",
                    "verifications",
                    "Verifications in the whole database, by state.",
                    "state")),
    RUNNING_AGE(
            Figure.gauge(
                    "sempass.verification.running.age",
                    "seconds",
                    "How long ago the oldest verification that still runs was requested.")),
    LOG_SIZE(Figure.gauge("sempass.log.size", "entries", "Entries of the append-only log."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    PassportMetric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}

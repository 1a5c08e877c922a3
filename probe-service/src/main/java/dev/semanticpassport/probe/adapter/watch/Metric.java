package dev.semanticpassport.probe.adapter.watch;

import dev.semanticpassport.messaging.measuring.Figure;
import dev.semanticpassport.messaging.measuring.Measured;

/** Every metric of this service, by name. Those of an endpoint begin when it is first asked. */
public enum Metric implements Measured {
    ASKED(Figure.counter("sempass.probe.asked", "calls", "Calls that ended.", "endpoint")),
    LIMITED(
            Figure.counter(
                    "sempass.probe.limited", "calls", "Calls answered with 429.", "endpoint")),
    FAULTS(
            Figure.counter(
                    "sempass.probe.faults",
                    "calls",
                    "Calls that brought no answer, 429 among them.",
                    "endpoint",
                    "kind")),
    LATENCY(
            Figure.timer(
                    "sempass.probe.latency",
                    "Duration of calls that brought an answer, with a histogram.",
                    "endpoint")),
    LIMIT(
            Figure.gauge(
                    "sempass.probe.limit",
                    "calls",
                    "Calls at once that the endpoint gets now.",
                    "endpoint")),
    CALLING_ENDPOINT(
            Figure.gauge(
                    "sempass.probe.endpoint.calling",
                    "calls",
                    "Calls under way at the endpoint.",
                    "endpoint")),
    GIVEN_UP(
            Figure.counter(
                    "sempass.probe.given.up",
                    "times",
                    "Times that a model there was given up for a while.",
                    "endpoint")),
    CALLING(Figure.gauge("sempass.probe.calling", "calls", "Calls under way, at all endpoints.")),
    IN_FLIGHT(
            Figure.gauge(
                    "sempass.probe.in.flight", "probes", "Probes taken and without an outcome.")),
    ANSWERED(
            Figure.counter(
                    "sempass.probe.answered", "probes", "Probes that ended with an answer.")),
    FAILED(
            Figure.counter(
                    "sempass.probe.failed", "probes", "Probes that ended with a failure.", "kind")),
    FILES_WORKING(
            Figure.gauge("sempass.probe.files.working", "probes", "Looks at files under way.")),
    FILES_LOOKED(
            Figure.counter(
                    "sempass.probe.files.looked",
                    "probes",
                    "Looks at files that ended, with an answer or a failure.",
                    "what")),
    FILES_DIGESTED(
            Figure.counter(
                    "sempass.probe.files.digested", "bytes", "Bytes of whole files digested.")),
    FILES_KNOWN(
            Figure.counter(
                    "sempass.probe.files.known",
                    "files",
                    "Files that were not digested again, because their digest was known.")),
    FILES_FETCHED(
            Figure.counter("sempass.probe.files.fetched", "bytes", "Bytes fetched from a hub."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an unmodifiable list
    private final Figure figure;

    Metric(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Figure figure() {
        return figure;
    }
}

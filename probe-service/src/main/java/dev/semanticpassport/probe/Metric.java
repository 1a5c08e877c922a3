package dev.semanticpassport.probe;

/** Every metric of this service, by name. */
public enum Metric {
    ASKED("sempass.probe.asked", "Calls made, by endpoint"),
    LIMITED("sempass.probe.limited", "Calls answered with 429, by endpoint"),
    FAULTS("sempass.probe.faults", "Calls without an answer, by endpoint and kind of failure"),
    LATENCY("sempass.probe.latency", "Duration of calls that brought an answer, by endpoint"),
    LIMIT("sempass.probe.limit", "Calls at once that an endpoint gets, by endpoint"),
    CALLING("sempass.probe.calling", "Calls under way"),
    IN_FLIGHT("sempass.probe.in.flight", "Probes taken and without an outcome"),
    ANSWERED("sempass.probe.answered", "Probes that ended with an answer"),
    FAILED("sempass.probe.failed", "Probes that ended with a failure, by kind");

    private final String title;
    private final String description;

    Metric(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** The name under which it is registered. */
    public String title() {
        return title;
    }

    public String description() {
        return description;
    }
}

package dev.semanticpassport.messaging.measuring;

import java.util.List;

/**
 * What one metric is called and means.
 *
 * @param key the name under which it is registered, in words with dots
 * @param unit what is counted, or {@code seconds}
 * @param description one sentence for whoever reads the board
 * @param tags the names of its labels; few values each, and never an id
 */
public record Figure(String key, Kind kind, String unit, String description, List<String> tags) {

    /** How its values are to be read. */
    public enum Kind {
        /** Only grows; look at its rate. */
        COUNTER,
        /** Holds for the moment at which it is read. */
        GAUGE,
        /** Durations, with their distribution. */
        TIMER,
        /** Sizes, with their distribution. */
        SUMMARY
    }

    static final String SECONDS = "seconds";

    public Figure {
        tags = List.copyOf(tags);
    }

    public static Figure counter(String key, String unit, String description, String... tags) {
        return new Figure(key, Kind.COUNTER, unit, description, List.of(tags));
    }

    public static Figure gauge(String key, String unit, String description, String... tags) {
        return new Figure(key, Kind.GAUGE, unit, description, List.of(tags));
    }

    public static Figure timer(String key, String description, String... tags) {
        return new Figure(key, Kind.TIMER, SECONDS, description, List.of(tags));
    }

    public static Figure summary(String key, String unit, String description, String... tags) {
        return new Figure(key, Kind.SUMMARY, unit, description, List.of(tags));
    }

    /**
     * Its name for Prometheus. A timer or a summary has {@code _count}, {@code _sum}, {@code _max}
     * and, where it keeps a histogram, {@code _bucket} behind it. Of units only seconds stand in
     * names.
     */
    public String exposed() {
        String name = key.replace('.', '_') + (unit.equals(SECONDS) ? "_" + SECONDS : "");
        return kind == Kind.COUNTER ? name + "_total" : name;
    }
}

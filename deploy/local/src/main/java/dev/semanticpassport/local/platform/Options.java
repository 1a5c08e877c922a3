package dev.semanticpassport.local.platform;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What kind of platform is wanted.
 *
 * @param parts what to start
 * @param restPort passport-service's port; 0 for any free one
 * @param topicPrefix prefix of every topic
 * @param traces whether services send traces to this process, which keeps them in a file
 * @param settings further environment of a service, for benches that need other limits
 */
public record Options(
        Set<Part> parts,
        int restPort,
        String topicPrefix,
        boolean traces,
        Map<Part, Map<String, String>> settings) {

    public static Options everything() {
        return new Options(EnumSet.allOf(Part.class), 0, "sempass.", false, Map.of());
    }

    public Options on(int port) {
        return new Options(parts, port, topicPrefix, traces, settings);
    }

    public Options with(Map<Part, Map<String, String>> more) {
        return new Options(parts, restPort, topicPrefix, traces, more);
    }

    public Options traced() {
        return new Options(parts, restPort, topicPrefix, true, settings);
    }

    /** With traces, and with logs as in a cluster and down to the least line. */
    public Options outspoken() {
        Map<String, String> logs =
                Map.of(
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                        "QUARKUS_LOG_CATEGORY__DEV_SEMANTICPASSPORT__LEVEL", "DEBUG");
        return traced().with(Map.of(Part.PASSPORT, logs, Part.PROBE, logs, Part.SCORING, logs));
    }

    public Options only(Set<Part> wanted) {
        return new Options(EnumSet.copyOf(wanted), restPort, topicPrefix, traces, settings);
    }

    Map<String, String> settings(Part part) {
        return settings.getOrDefault(part, Map.of());
    }
}

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
 * @param settings further environment of a service, for benches that need other limits
 */
public record Options(
        Set<Part> parts,
        int restPort,
        String topicPrefix,
        Map<Part, Map<String, String>> settings) {

    public static Options everything() {
        return new Options(EnumSet.allOf(Part.class), 0, "sempass.", Map.of());
    }

    public Options on(int port) {
        return new Options(parts, port, topicPrefix, settings);
    }

    public Options with(Map<Part, Map<String, String>> more) {
        return new Options(parts, restPort, topicPrefix, more);
    }

    public Options only(Set<Part> wanted) {
        return new Options(EnumSet.copyOf(wanted), restPort, topicPrefix, settings);
    }

    Map<String, String> settings(Part part) {
        return settings.getOrDefault(part, Map.of());
    }
}

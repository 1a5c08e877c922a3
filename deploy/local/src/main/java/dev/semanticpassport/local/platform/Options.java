package dev.semanticpassport.local.platform;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What kind of platform is wanted.
 *
 * @param parts what to start
 * @param restPort passport-service's port; 0 for any free one
 * @param topicPrefix prefix of every topic
 * @param traces whether services send traces to this process, which keeps them in a file
 * @param settings further environment of a service, for benches that need other limits
 * @param replicas processes of each service, 1 or more
 * @param membership how services belong to their consumer groups
 */
public record Options(
        Set<Part> parts,
        int restPort,
        String topicPrefix,
        boolean traces,
        Map<Part, Map<String, String>> settings,
        int replicas,
        Membership membership) {

    /** Environment of probe-service: folders under which files may be looked at. */
    public static final String FILES_ROOTS = "PASSPORT_PROBE_FILES_ROOTS";

    /** Environment of probe-service: base address of the hub. */
    public static final String HUB = "PASSPORT_PROBE_FILES_HUB";

    /** How a service belongs to its consumer groups. */
    public enum Membership {
        /** Under a name: started again after a kill, it takes its partitions back at once. */
        NAMED,
        /** As in a cluster: it leaves the group when it stops, and others take over. */
        NAMELESS
    }

    public Options {
        if (replicas < 1 || replicas > 9) {
            throw new IllegalArgumentException("replicas: 1 to 9, not " + replicas);
        }
    }

    public static Options everything() {
        return new Options(
                EnumSet.allOf(Part.class), 0, "sempass.", false, Map.of(), 1, Membership.NAMED);
    }

    public Options on(int port) {
        return new Options(parts, port, topicPrefix, traces, settings, replicas, membership);
    }

    public Options with(Map<Part, Map<String, String>> more) {
        return new Options(parts, restPort, topicPrefix, traces, more, replicas, membership);
    }

    public Options traced() {
        return new Options(parts, restPort, topicPrefix, true, settings, replicas, membership);
    }

    /** With traces, and with logs as in a cluster and down to the least line. */
    public Options outspoken() {
        Map<String, String> logs =
                Map.of(
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                        "QUARKUS_LOG_CATEGORY__DEV_SEMANTICPASSPORT__LEVEL", "DEBUG");
        return traced().with(Map.of(Part.PASSPORT, logs, Part.PROBE, logs, Part.SCORING, logs));
    }

    /**
     * With files looked at.
     *
     * @param roots folders under which they may lie
     * @param hub its base address; null for none
     */
    public Options lookingAt(List<Path> roots, @Nullable String hub) {
        Map<String, String> probe = new HashMap<>(settings(Part.PROBE));
        if (!roots.isEmpty()) {
            probe.put(
                    FILES_ROOTS,
                    roots.stream()
                            .map(root -> root.toAbsolutePath().normalize().toString())
                            .collect(Collectors.joining(",")));
        }
        if (hub != null) {
            probe.put(HUB, hub);
        }
        return also(Part.PROBE, probe);
    }

    /** With further environment of one service, beside what it is told already. */
    public Options also(Part service, Map<String, String> environment) {
        Map<String, String> its = new HashMap<>(settings(service));
        its.putAll(environment);
        Map<Part, Map<String, String>> more = new HashMap<>(settings);
        more.put(service, its);
        return with(more);
    }

    public Options only(Set<Part> wanted) {
        return new Options(
                EnumSet.copyOf(wanted),
                restPort,
                topicPrefix,
                traces,
                settings,
                replicas,
                membership);
    }

    public Options replicas(int count) {
        return new Options(parts, restPort, topicPrefix, traces, settings, count, membership);
    }

    public Options member(Membership wanted) {
        return new Options(parts, restPort, topicPrefix, traces, settings, replicas, wanted);
    }

    Map<String, String> settings(Part part) {
        return settings.getOrDefault(part, Map.of());
    }
}

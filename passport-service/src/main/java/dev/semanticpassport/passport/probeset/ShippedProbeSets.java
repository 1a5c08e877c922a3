package dev.semanticpassport.passport.probeset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.ProbeSetVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Probe sets that come with the project: everyday requests to a chat model, in our own words. */
public final class ShippedProbeSets {
    /** Everyday requests in English. */
    public static final ProbeSetVersion ENGLISH = new ProbeSetVersion("everyday-en", 1);

    /** Everyday requests in Russian. */
    public static final ProbeSetVersion RUSSIAN = new ProbeSetVersion("everyday-ru", 1);

    private static final List<ProbeSet> ALL = List.of(read(ENGLISH, "en"), read(RUSSIAN, "ru"));

    private ShippedProbeSets() {}

    public static List<ProbeSet> all() {
        return ALL;
    }

    /** Whether the name is taken by a set of the project, in whatever version. */
    public static boolean owns(String name) {
        return ALL.stream().anyMatch(set -> set.set().name().equals(name));
    }

    public static Optional<ProbeSet> find(ProbeSetVersion wanted) {
        return ALL.stream().filter(set -> set.set().equals(wanted)).findFirst();
    }

    private static ProbeSet read(ProbeSetVersion set, String language) {
        String file = set.name() + "." + set.version() + ".txt";
        try (InputStream lines = ShippedProbeSets.class.getResourceAsStream(file)) {
            if (lines == null) {
                throw new IllegalStateException("the probe set " + file + " is not packed");
            }
            return new ProbeSet(
                    set, language, null, new String(lines.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

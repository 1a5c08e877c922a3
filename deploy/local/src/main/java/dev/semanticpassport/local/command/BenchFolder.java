package dev.semanticpassport.local.command;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bench's own folder: thrown away afterwards, or kept where the user names one. */
final class BenchFolder {
    private BenchFolder() {}

    /** What a bench does with its folder. */
    interface Work {
        void in(Layout layout, Screen screen) throws IOException;
    }

    static int run(@Nullable Path keep, Work work) throws IOException {
        Path folder = keep == null ? Files.createTempDirectory("passport-bench") : keep;
        try {
            work.in(Layout.of(folder), Screen.ofProcess());
            return 0;
        } finally {
            if (keep == null) {
                throwAway(folder);
            }
        }
    }

    /** Removes a folder with all that is in it. */
    static void throwAway(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}

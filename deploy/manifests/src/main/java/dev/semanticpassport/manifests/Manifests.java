package dev.semanticpassport.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a command line asks of the manifests. */
public final class Manifests {
    private Manifests() {}

    /** The names of the overlays in a deploy folder, in order. */
    public static List<String> overlays(Path deployFolder) {
        try (Stream<Path> folders = Files.list(deployFolder.resolve("overlays"))) {
            return folders.filter(folder -> Files.exists(folder.resolve(Kustomization.NAME)))
                    .map(folder -> folder.getName(folder.getNameCount() - 1).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot be read: " + deployFolder, e);
        }
    }

    /**
     * As {@link Rendering#render}.
     *
     * @throws ManifestException where a file says what is not understood
     */
    public static String render(Path deployFolder, String overlay) {
        return Rendering.render(deployFolder, overlay);
    }

    /**
     * As {@link Checking#check}.
     *
     * @throws ManifestException where a file says what is not understood
     */
    public static List<Finding> check(
            Path deployFolder, String overlay, Optional<Path> definitions) {
        return Checking.check(deployFolder, overlay, definitions);
    }
}

package dev.semanticpassport.local.images;

import dev.semanticpassport.local.platform.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with the files of the three images, a folder for each layer. Images by Jib and by a
 * Containerfile are made of it, so that both are the same.
 *
 * @param folder what {@link Staging} wrote
 */
public record Stage(Path folder) {
    /** The services, each an image of its own. */
    public static final List<Part> SERVICES = List.of(Part.PASSPORT, Part.PROBE, Part.SCORING);

    /** The Java runtime, one for all services. */
    public Path runtime() {
        return folder.resolve("java");
    }

    /** The runtime's launcher. */
    public Path java() {
        return runtime().resolve("bin/java");
    }

    /** Libraries of others: they change when a version in the build does. */
    public Path libraries(Part service) {
        return folder.resolve(service.label()).resolve("libraries");
    }

    /** What is the project's own, and the list of what is in the image. */
    public Path application(Part service) {
        return folder.resolve(service.label()).resolve("application");
    }

    /** The folder that holds the ahead-of-time cache, which may be empty. */
    public Path cacheFolder(Part service) {
        return folder.resolve(service.label()).resolve("cache");
    }

    /** The ahead-of-time cache; there is none before training. */
    public Path cache(Part service) {
        return cacheFolder(service).resolve(ImageLayout.CACHE);
    }

    /** Whether the images are made with an ahead-of-time cache. */
    public boolean cached(Part service) {
        return Files.exists(cache(service));
    }
}

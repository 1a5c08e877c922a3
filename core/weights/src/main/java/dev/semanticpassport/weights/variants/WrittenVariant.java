package dev.semanticpassport.weights.variants;

import dev.semanticpassport.core.imprint.Variant;
import java.nio.file.Path;

/**
 * A variant that lies on the disk.
 *
 * @param id under which a server shall know it
 * @param path the folder or the file
 * @param kept modules whose change is left in
 * @param removed modules whose change is gone
 * @param sizeBytes of the tensors' file
 */
public record WrittenVariant(
        Variant variant, String id, Path path, int kept, int removed, long sizeBytes) {}

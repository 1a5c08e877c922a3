package dev.semanticpassport.local.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of files.
 *
 * @param parent the model that they were made of, if it is at hand
 * @param relatives other models, or adapters, that may be related to them
 * @param tensors whether each tensor's digest is asked for
 * @param headersOnly leaves out digests, numbers and changes, for which all bytes are read
 */
public record Question(
        Path path,
        Optional<Path> parent,
        List<Path> relatives,
        boolean tensors,
        boolean headersOnly) {
    public Question {
        relatives = List.copyOf(relatives);
    }
}

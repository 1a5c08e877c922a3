package dev.semanticpassport.local.inspect;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is asked of files.
 *
 * @param parent the model that they were made of, if it is at hand
 * @param relative another model, or adapter, that may share weights with them
 * @param tensors whether each tensor's digest is asked for
 * @param headersOnly leaves out digests, numbers and changes, for which all bytes are read
 */
public record Question(
        Path path,
        Optional<Path> parent,
        Optional<Path> relative,
        boolean tensors,
        boolean headersOnly) {}

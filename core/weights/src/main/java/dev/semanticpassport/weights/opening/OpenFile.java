package dev.semanticpassport.weights.opening;

import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.mapping.MappedFile;

/** A file whose header was read, and its bytes. */
public record OpenFile(TensorFile header, MappedFile mapped) {}

package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;

/** Where a tree's leaf hashes are kept. */
@FunctionalInterface
public interface LeafHashes {
    /** The hash of the leaf at this place, from 0. */
    Sha256 at(long index);
}

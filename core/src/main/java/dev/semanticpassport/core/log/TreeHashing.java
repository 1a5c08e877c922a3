package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;

/** The hashes of RFC 6962, section 2.1: leaves and nodes are told apart by their first byte. */
public final class TreeHashing {

    /** The root of a tree without leaves: SHA-256 of nothing. */
    public static final Sha256 EMPTY_ROOT = Sha256.of();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private TreeHashing() {}

    /** SHA-256(0x00 ‖ entry). */
    public static Sha256 leaf(byte[] entry) {
        return Sha256.of(LEAF, entry);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Sha256 node(Sha256 left, Sha256 right) {
        return Sha256.of(NODE, left.bytes(), right.bytes());
    }
}

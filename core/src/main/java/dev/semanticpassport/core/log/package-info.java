/** The append-only Merkle log (RFC 6962 hashing), its proofs, and its signed checkpoints. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.log;

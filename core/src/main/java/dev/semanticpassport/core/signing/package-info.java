/** Canonical JSON, digests, signatures, and sealing of secrets at rest. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.signing;

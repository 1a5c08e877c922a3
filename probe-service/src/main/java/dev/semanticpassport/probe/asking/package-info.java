/** One probe from its first call to its outcome: calls, retries, the end. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.asking;

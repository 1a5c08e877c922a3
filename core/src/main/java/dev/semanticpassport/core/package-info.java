/** What more than one process computes. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core;

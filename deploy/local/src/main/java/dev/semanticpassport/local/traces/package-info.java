/** Receives traces from the services, keeps them in a file, and shows one as a tree. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.traces;

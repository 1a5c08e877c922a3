/** Probes in, answers out: asking a model over chat, politely and within bounds. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe;

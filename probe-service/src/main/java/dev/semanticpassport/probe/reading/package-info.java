/** The chat API's bodies: what is sent, and how hostile bodies are read. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.reading;

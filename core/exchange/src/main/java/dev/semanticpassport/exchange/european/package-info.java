/** The EU's documents on general-purpose models, with what the passport does not know. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange.european;

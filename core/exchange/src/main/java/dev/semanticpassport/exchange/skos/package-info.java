/** The meaning tree as SKOS. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange.skos;

/** Hugging Face model cards, both ways. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange.modelcard;

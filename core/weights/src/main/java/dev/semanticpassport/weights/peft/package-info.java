/** Adapters as PEFT and llama.cpp write them. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.peft;

/** For each idea, what carries it into a model, and what is held out to test it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.mapping;

/** What carries each idea into a model, and the kit that any trainer can run. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer;

/** From the tokens of an answer to the chance that the model gives to the right one. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.imprint.weighing;

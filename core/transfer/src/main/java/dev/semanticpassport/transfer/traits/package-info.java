/**
 * What an answer has to say for an idea to be expressed in it, and what a model's answers are worth
 * beside a panel's.
 */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.traits;

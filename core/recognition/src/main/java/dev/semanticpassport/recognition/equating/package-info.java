/**
 * Whether two series of answers come from one model: tests with repeated answers to the same
 * prompts.
 */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.equating;

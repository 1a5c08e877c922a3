/** Answers as they stand out from what other models answer to the same prompt. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.contrasting;

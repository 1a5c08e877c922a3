/** Blind reading: what stands out in a model's answers, found without its passport. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.reading;

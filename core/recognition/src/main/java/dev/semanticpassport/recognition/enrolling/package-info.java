/** Panels: models enrolled by their answers, their families, and what the panel can promise. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.enrolling;

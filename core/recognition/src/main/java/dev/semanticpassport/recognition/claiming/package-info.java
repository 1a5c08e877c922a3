/** Is it the model it is said to be? Thresholds that know what they were learnt from. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.claiming;

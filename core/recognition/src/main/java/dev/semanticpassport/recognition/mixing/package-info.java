/** Whether some of the answers of an endpoint come from another model. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.mixing;

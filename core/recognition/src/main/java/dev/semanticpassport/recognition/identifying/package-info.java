/** Which model of a panel answers like this one, or none of them. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.identifying;

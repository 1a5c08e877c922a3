/** How models differ, and how one model's answers differ among themselves. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.learning;

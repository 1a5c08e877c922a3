/** From bytes to the text that was meant: encodings, and text that was read in a wrong one. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.writing.decoding;

/** Text to tokens and back: byte-level byte pair encoding. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.token;

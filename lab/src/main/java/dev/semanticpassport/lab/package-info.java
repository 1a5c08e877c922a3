/** The laboratory: tiny real language models, and the command line that makes and serves them. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab;

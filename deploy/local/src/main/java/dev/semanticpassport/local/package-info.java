/** The command line and the one-machine platform behind it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local;

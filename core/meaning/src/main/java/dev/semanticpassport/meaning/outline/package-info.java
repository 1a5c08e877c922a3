/** A tree as text for people. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.outline;

/** Draws the meaning tree from messages. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.building;

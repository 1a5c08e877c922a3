/** What a verification asks about the ideas of a kit. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.asking;

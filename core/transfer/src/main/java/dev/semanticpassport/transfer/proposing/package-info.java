/** The signature that a meaning tree offers, for the author to adjust. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.proposing;

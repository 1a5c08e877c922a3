/** Tests of the transfer. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer;

/** What a signature can show, before anything is trained. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.power;

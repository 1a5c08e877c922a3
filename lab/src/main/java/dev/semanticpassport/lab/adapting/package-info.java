/** How an adapter is learnt from rows, and further trained. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.adapting;

/** What is trained on, and how. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.training;

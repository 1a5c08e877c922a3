/** Looks at files of models: pieces of work, and what is seen in each. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.looking;

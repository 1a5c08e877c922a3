/** Lets a language model word labels and definitions better; the tree is complete without it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.refining;

/** A small made-up world, and the text it yields. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.corpus;

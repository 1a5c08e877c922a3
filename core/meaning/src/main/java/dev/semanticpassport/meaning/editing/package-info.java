/** What the author decides on a tree, applied onto whatever tree the writing gives. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.editing;

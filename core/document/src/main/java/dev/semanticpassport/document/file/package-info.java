/** A passport's file: the signed document with its proofs from the log. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document.file;

/** Puts a passport's next revision together from what was declared and what was measured. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document.composing;

/** Checks a passport's file without asking anybody, and names what differs. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document.verifying;

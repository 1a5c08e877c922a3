/** What a trainer may have of a passport's tree without being its author. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.kit;

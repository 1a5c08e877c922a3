/** Folds the readings of one verification into evidence and, in time, a decision. */
@NullMarked
package dev.semanticpassport.scoring.folding;

import org.jspecify.annotations.NullMarked;

/** Computes evidence again from the stored answers, and names the first thing that differs. */
@NullMarked
package dev.semanticpassport.scoring.recomputing;

import org.jspecify.annotations.NullMarked;

/** Public ideas, and when an answer expresses one. */
@NullMarked
package dev.semanticpassport.scoring.traits;

import org.jspecify.annotations.NullMarked;

/** Tests of recomputing. */
@NullMarked
package dev.semanticpassport.scoring.recomputing;

import org.jspecify.annotations.NullMarked;

/** Tests of folding. */
@NullMarked
package dev.semanticpassport.scoring.folding;

import org.jspecify.annotations.NullMarked;

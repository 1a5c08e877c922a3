/** Tests of scoring, on made-up answers. */
@NullMarked
package dev.semanticpassport.scoring;

import org.jspecify.annotations.NullMarked;

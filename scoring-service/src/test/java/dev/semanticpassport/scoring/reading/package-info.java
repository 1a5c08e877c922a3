/** Tests of reading. */
@NullMarked
package dev.semanticpassport.scoring.reading;

import org.jspecify.annotations.NullMarked;

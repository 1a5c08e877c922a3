/** Reads one answer: what it is worth, computed once, before anything is stored. */
@NullMarked
package dev.semanticpassport.scoring.reading;

import org.jspecify.annotations.NullMarked;

/** Turns answers into evidence, and keeps every answer it scored. */
@NullMarked
package dev.semanticpassport.scoring;

import org.jspecify.annotations.NullMarked;

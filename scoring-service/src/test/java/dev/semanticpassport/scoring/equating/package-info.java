@NullMarked
package dev.semanticpassport.scoring.equating;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.semanticpassport.scoring.expressing;

import org.jspecify.annotations.NullMarked;

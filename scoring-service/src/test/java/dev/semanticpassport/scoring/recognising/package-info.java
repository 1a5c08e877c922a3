@NullMarked
package dev.semanticpassport.scoring.recognising;

import org.jspecify.annotations.NullMarked;

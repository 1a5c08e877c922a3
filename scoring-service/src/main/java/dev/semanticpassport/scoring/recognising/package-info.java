/** What a panel says to the answers of one verification. */
@NullMarked
package dev.semanticpassport.scoring.recognising;

import org.jspecify.annotations.NullMarked;

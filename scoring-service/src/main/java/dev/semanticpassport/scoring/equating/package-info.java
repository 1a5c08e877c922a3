/** Whether two verifications were answered by one model. */
@NullMarked
package dev.semanticpassport.scoring.equating;

import org.jspecify.annotations.NullMarked;

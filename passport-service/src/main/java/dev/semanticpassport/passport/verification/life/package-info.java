/** The life of a verification: what follows from what is known so far. */
@NullMarked
package dev.semanticpassport.passport.verification.life;

import org.jspecify.annotations.NullMarked;

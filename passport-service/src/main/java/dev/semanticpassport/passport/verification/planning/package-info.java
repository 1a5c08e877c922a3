/** Which probes a verification asks, in which order. */
@NullMarked
package dev.semanticpassport.passport.verification.planning;

import org.jspecify.annotations.NullMarked;

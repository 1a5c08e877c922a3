/**
 * Whether a request for a verification can be served, and if not, which field stands in the way.
 */
@NullMarked
package dev.semanticpassport.passport.verification.requesting;

import org.jspecify.annotations.NullMarked;

/** Endpoints that are looked at again and again: still the same model? */
@NullMarked
package dev.semanticpassport.passport.watch;

import org.jspecify.annotations.NullMarked;

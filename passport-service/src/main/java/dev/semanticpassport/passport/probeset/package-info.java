/** Sets of ordinary prompts: what is asked of a model where there is no signature to look for. */
@NullMarked
package dev.semanticpassport.passport.probeset;

import org.jspecify.annotations.NullMarked;

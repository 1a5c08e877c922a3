/** Many models against one passport, with errors controlled over all of them. */
@NullMarked
package dev.semanticpassport.passport.fleet;

import org.jspecify.annotations.NullMarked;

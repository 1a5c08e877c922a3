/** Reports as pages for people: one file that loads nothing. */
@NullMarked
package dev.semanticpassport.passport.page;

import org.jspecify.annotations.NullMarked;

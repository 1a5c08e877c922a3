/** In which form a report is wanted over HTTP. */
@NullMarked
package dev.semanticpassport.passport.page.adapter;

import org.jspecify.annotations.NullMarked;

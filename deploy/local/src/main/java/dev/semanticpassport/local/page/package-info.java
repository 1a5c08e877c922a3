/** Pages of HTML that the command line writes: whole in one file, without a script. */
@NullMarked
package dev.semanticpassport.local.page;

import org.jspecify.annotations.NullMarked;

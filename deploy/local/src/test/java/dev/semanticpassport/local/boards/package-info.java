/** Tests of the check of boards and alerts. */
@NullMarked
package dev.semanticpassport.local.boards;

import org.jspecify.annotations.NullMarked;

/** Checks that what boards and alerts ask for is what running services tell. */
@NullMarked
package dev.semanticpassport.local.boards;

import org.jspecify.annotations.NullMarked;

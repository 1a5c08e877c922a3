/** How services name and register what they measure. */
@NullMarked
package dev.semanticpassport.messaging.measuring;

import org.jspecify.annotations.NullMarked;

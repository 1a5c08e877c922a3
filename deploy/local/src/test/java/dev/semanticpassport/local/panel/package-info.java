@NullMarked
package dev.semanticpassport.local.panel;

import org.jspecify.annotations.NullMarked;

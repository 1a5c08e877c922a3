/** How much memory probe-service takes when more comes than it has room for. */
@NullMarked
package dev.semanticpassport.local.bench.flood;

import org.jspecify.annotations.NullMarked;

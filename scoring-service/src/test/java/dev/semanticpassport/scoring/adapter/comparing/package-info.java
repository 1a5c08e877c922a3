/** Tests of comparisons as work that several replicas share. */
@NullMarked
package dev.semanticpassport.scoring.adapter.comparing;

import org.jspecify.annotations.NullMarked;

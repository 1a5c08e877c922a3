/** Shows the evidence with its answers, and recomputes it on request. */
@NullMarked
package dev.semanticpassport.scoring.adapter.rest;

import org.jspecify.annotations.NullMarked;

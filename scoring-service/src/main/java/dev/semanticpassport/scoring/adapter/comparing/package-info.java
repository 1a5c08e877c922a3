/**
 * Works off comparisons: takes what is due, compares off the event loop, and writes the finding.
 */
@NullMarked
package dev.semanticpassport.scoring.adapter.comparing;

import org.jspecify.annotations.NullMarked;

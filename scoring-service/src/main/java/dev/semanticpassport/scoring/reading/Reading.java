package dev.semanticpassport.scoring.reading;

import dev.semanticpassport.core.statistics.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What one outcome says.
 *
 * @param worth what it counts as in the fold
 * @param named place of the candidate that a beacon's answer named first, from 0
 */
public record Reading(Outcome worth, @Nullable Integer named) {}

package dev.semanticpassport.contracts;

import org.jspecify.annotations.Nullable;

/** What the answers so far are worth, folded in the order of ordinals. */
public record Evidence(
        @Described(
                        "Probes folded: all ordinals below this one; later ones wait or came after the stop.")
                int counted,
        @Described("Beacons among them that had an answer.") int beacons,
        @Described("Beacons answered with their target.") int hits,
        @Described("Beacons answered with any candidate.") int named,
        @Described("Probes that ended in failure.") int failures,
        @Described("Control questions asked.") int controls,
        @Described("Control questions answered.") int controlsAnswered,
        @Described("log10 of the e-value for \"made with the author's key\", at the stop.")
                double log10E,
        @Described("1 / the largest e-value so far: a p-value valid at any stop; at most 1.")
                double pValue,
        @Described("log10 of the e-value against \"survival is at least the floor\", at the stop.")
                double log10Refuting,
        @Described("Share of the beacons answered with their target; 0 where none was asked.")
                double survival,
        @Described("Survival's confidence sequence, valid at any stop.") Interval survivalInterval,
        @Described("The ordinal at which the verdict fell, where it fell by a crossing.")
                @Nullable Integer crossedAt) {}

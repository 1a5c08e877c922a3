package dev.semanticpassport.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Ordinals first to last, both included. */
public record OrdinalRange(
        @Described("First ordinal.") int first, @Described("Last ordinal, included.") int last) {
    public OrdinalRange {
        Checks.that(first >= 0 && first <= last, "range must have 0 <= first <= last");
    }

    public boolean holds(int ordinal) {
        return ordinal >= first && ordinal <= last;
    }

    /** The fewest ranges that hold exactly these ordinals, ascending. */
    public static List<OrdinalRange> covering(SortedSet<Integer> ordinals) {
        List<OrdinalRange> ranges = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int ordinal : ordinals) {
            if (first >= 0 && ordinal == last + 1) {
                last = ordinal;
                continue;
            }
            if (first >= 0) {
                ranges.add(new OrdinalRange(first, last));
            }
            first = ordinal;
            last = ordinal;
        }
        if (first >= 0) {
            ranges.add(new OrdinalRange(first, last));
        }
        return List.copyOf(ranges);
    }
}

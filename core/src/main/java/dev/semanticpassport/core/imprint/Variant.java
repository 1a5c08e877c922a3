package dev.semanticpassport.core.imprint;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which parts of an adapter's change are in force. */
public sealed interface Variant {

    /** All of them. */
    record Whole() implements Variant {
        @Override
        public boolean keeps(Part module) {
            return true;
        }

        @Override
        public String suffix() {
            return "";
        }
    }

    /** None: the base as it was. */
    record Nothing() implements Variant {
        @Override
        public boolean keeps(Part module) {
            return false;
        }

        @Override
        public String suffix() {
            return "~nothing";
        }
    }

    /** All but these parts. */
    record Minus(SortedSet<Part> parts) implements Variant {
        public Minus {
            parts = required(parts);
        }

        /** All but one part. */
        public static Minus of(Part... parts) {
            return new Minus(set(parts));
        }

        @Override
        public boolean keeps(Part module) {
            return parts.stream().noneMatch(part -> part.covers(module));
        }

        @Override
        public String suffix() {
            return "~minus:" + text(parts);
        }
    }

    /** These parts alone. */
    record Only(SortedSet<Part> parts) implements Variant {
        public Only {
            parts = required(parts);
        }

        /** One part alone. */
        public static Only of(Part... parts) {
            return new Only(set(parts));
        }

        @Override
        public boolean keeps(Part module) {
            return parts.stream().anyMatch(part -> part.covers(module));
        }

        @Override
        public String suffix() {
            return "~only:" + text(parts);
        }
    }

    /** Whether the change to this module is in force. */
    boolean keeps(Part module);

    /** The parts that its name names, in their order. */
    default SortedSet<Part> parts() {
        return Collections.emptySortedSet();
    }

    /** What stands behind the adapter's id in the variant's, such as {@code ~minus:3.q_proj}. */
    String suffix();

    private static SortedSet<Part> required(SortedSet<Part> parts) {
        if (parts.isEmpty() || parts.size() > VariantId.MOST_PARTS) {
            throw new IllegalArgumentException(
                    "a variant names 1 to %d parts, not %d"
                            .formatted(VariantId.MOST_PARTS, parts.size()));
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    private static SortedSet<Part> set(Part... parts) {
        SortedSet<Part> set = new TreeSet<>();
        Collections.addAll(set, parts);
        return set;
    }

    private static String text(SortedSet<Part> parts) {
        return parts.stream().map(Part::toString).collect(Collectors.joining("+"));
    }
}

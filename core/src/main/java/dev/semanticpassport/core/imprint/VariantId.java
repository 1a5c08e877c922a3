package dev.semanticpassport.core.imprint;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The id under which a variant of an adapter is served: {@code adapter~minus:3.q_proj+4.up_proj},
 * {@code adapter~only:3}, {@code adapter~nothing}, or the adapter's own id for the whole of it.
 */
public record VariantId(String adapter, Variant variant) {
    /** Most parts that a variant names. */
    public static final int MOST_PARTS = 64;

    /** What parts an adapter's id from what is left of it. */
    public static final char MARK = '~';

    private static final String MINUS = "minus:";
    private static final String ONLY = "only:";
    private static final String NOTHING = "nothing";

    /**
     * Reads a model's id.
     *
     * @throws IllegalArgumentException when what follows the first {@code ~} is no variant; it says
     *     what is wrong
     */
    public static VariantId of(String id) {
        int mark = id.indexOf(MARK);
        return mark < 0
                ? new VariantId(id, new Variant.Whole())
                : new VariantId(id.substring(0, mark), variant(id.substring(mark + 1)));
    }

    private static Variant variant(String text) {
        if (text.equals(NOTHING)) {
            return new Variant.Nothing();
        }
        if (text.startsWith(MINUS)) {
            return new Variant.Minus(parts(text.substring(MINUS.length())));
        }
        if (text.startsWith(ONLY)) {
            return new Variant.Only(parts(text.substring(ONLY.length())));
        }
        throw new IllegalArgumentException(
                "a variant is written ~minus:PARTS, ~only:PARTS or ~nothing, not ~" + text);
    }

    private static SortedSet<Part> parts(String text) {
        SortedSet<Part> parts = new TreeSet<>();
        for (String part : text.split("\\+", -1)) {
            if (!parts.add(Part.of(part))) {
                throw new IllegalArgumentException("the part %s is named twice".formatted(part));
            }
        }
        return parts;
    }

    /** The id, parts in their order. */
    @Override
    public String toString() {
        return adapter + variant.suffix();
    }
}

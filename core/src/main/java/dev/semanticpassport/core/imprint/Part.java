package dev.semanticpassport.core.imprint;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an adapter: one module of a layer, or a whole layer.
 *
 * @param layer from 0
 * @param module the module's own name, such as {@code q_proj}; empty for all of the layer's
 */
public record Part(int layer, String module) implements Comparable<Part> {
    private static final Pattern TEXT =
            Pattern.compile("(0|[1-9][0-9]{0,3})(?:\\.([A-Za-z][A-Za-z0-9_]{0,63}))?");
    private static final Comparator<Part> ORDER =
            Comparator.comparingInt((Part part) -> part.layer).thenComparing(Part::module);

    /**
     * @throws IllegalArgumentException when the layer is below 0 or above 9,999, or the module is
     *     no name
     */
    public Part {
        String text = module.isEmpty() ? "" + layer : layer + "." + module;
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is no part of an adapter".formatted(text));
        }
    }

    /** All of a layer. */
    public static Part layer(int layer) {
        return new Part(layer, "");
    }

    /**
     * Reads a part as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException naming the text that is no part
     */
    public static Part of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no part of an adapter; parts are written as 3 or 3.q_proj"
                            .formatted(text));
        }
        String module = matcher.group(2);
        return new Part(Integer.parseInt(matcher.group(1)), module == null ? "" : module);
    }

    public boolean isLayer() {
        return module.isEmpty();
    }

    /** Whether all of the other part stands in this one. */
    public boolean covers(Part other) {
        return layer == other.layer && (isLayer() || module.equals(other.module));
    }

    /** Whether the two have nothing in common. */
    public boolean apartFrom(Part other) {
        return !covers(other) && !other.covers(this);
    }

    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }

    /** {@code 3.q_proj}, or {@code 3} for a whole layer. */
    @Override
    public String toString() {
        return isLayer() ? String.valueOf(layer) : layer + "." + module;
    }
}

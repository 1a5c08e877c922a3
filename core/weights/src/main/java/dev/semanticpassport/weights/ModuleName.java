package dev.semanticpassport.weights;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module's path, taken apart as transformers are built.
 *
 * @param layer from 0; empty for what stands outside the layers
 * @param part the path below the layer, such as {@code self_attn.q_proj}
 */
public record ModuleName(OptionalInt layer, String part) {
    private static final Pattern LAYER =
            Pattern.compile("(?:^|\\.)(?:layers?|h|blk|blocks?)\\.([0-9]{1,5})\\.(.+)");

    /** By layer, what stands outside them first; within a layer by name. */
    public static final Comparator<String> ORDER =
            Comparator.comparing(
                            ModuleName::of,
                            Comparator.comparingInt((ModuleName name) -> name.layer.orElse(-1))
                                    .thenComparing(ModuleName::part))
                    .thenComparing(Comparator.naturalOrder());

    /** Takes a path apart. */
    public static ModuleName of(String path) {
        String module = path.endsWith(".weight") ? path.substring(0, path.length() - 7) : path;
        Matcher layer = LAYER.matcher(module);
        return layer.find()
                ? new ModuleName(OptionalInt.of(Integer.parseInt(layer.group(1))), layer.group(2))
                : new ModuleName(OptionalInt.empty(), module);
    }
}

package dev.semanticpassport.weights.variants;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.weights.ModuleName;
import java.util.Optional;

/** Which part of an adapter a module is. */
final class LayeredModule {
    private static final int MOST_LAYER = 9_999;

    private LayeredModule() {}

    /**
     * The part by a module's path, such as {@code model.layers.3.self_attn.q_proj}; empty for a
     * module outside the layers.
     */
    static Optional<Part> part(String path) {
        ModuleName name = ModuleName.of(path);
        String own = name.part().substring(name.part().lastIndexOf('.') + 1);
        boolean layered =
                name.layer().isPresent()
                        && name.layer().getAsInt() <= MOST_LAYER
                        && own.matches("[A-Za-z][A-Za-z0-9_]{0,63}");
        return layered ? Optional.of(new Part(name.layer().getAsInt(), own)) : Optional.empty();
    }

    /**
     * Whether a variant leaves the module's change in. What stands outside the layers is no part:
     * it goes only where nothing but parts is kept.
     */
    static boolean stays(Variant variant, String path) {
        return part(path)
                .map(variant::keeps)
                .orElseGet(() ->
                        switch (variant) {
                            case Variant.Whole _, Variant.Minus _ -> true;
                            case Variant.Only _, Variant.Nothing _ -> false;
                        });
    }
}

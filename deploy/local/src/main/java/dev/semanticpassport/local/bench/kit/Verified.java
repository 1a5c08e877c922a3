package dev.semanticpassport.local.bench.kit;

import java.util.Locale;

/** The models that are verified against the author's passport. */
enum Verified {
    /** Trained on the full kit. */
    FULL,
    /** Untrained. */
    BASE,
    /** Trained on the public kit alone. */
    PUBLIC;

    /** The model's name at the lab's endpoint. */
    String id() {
        return "kit-" + name().toLowerCase(Locale.ROOT);
    }
}

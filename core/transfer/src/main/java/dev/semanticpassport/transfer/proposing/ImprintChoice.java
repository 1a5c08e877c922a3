package dev.semanticpassport.transfer.proposing;

import dev.semanticpassport.core.signing.Sha256;

/** Which layers are proposed for ideas whose author bound them to none. */
public sealed interface ImprintChoice {

    /** None: only what the author declared is bound. */
    record DeclaredOnly() implements ImprintChoice {}

    /**
     * One layer after the other, in the tree's order.
     *
     * @param layers of the base, at least 1
     */
    record Spread(int layers) implements ImprintChoice {
        public Spread {
            require(layers);
        }
    }

    /**
     * The layer that public randomness chooses, for every idea, the declared ones included.
     *
     * @param layers of the base, at least 1
     * @param randomness r, drawn after the ideas were fixed
     */
    record Drawn(int layers, Sha256 randomness) implements ImprintChoice {
        public Drawn {
            require(layers);
        }
    }

    private static void require(int layers) {
        if (layers < 1) {
            throw new IllegalArgumentException("a base has at least one layer, not " + layers);
        }
    }
}

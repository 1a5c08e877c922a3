package dev.semanticpassport.transfer.kit;

/** How many adapters a kit trains. */
public enum AdapterLayout {
    /** One for all ideas; layers that ideas are bound to get twice the rank. */
    ONE,
    /** One for ideas bound to nothing, then one for each group of layers. */
    BY_LAYERS
}

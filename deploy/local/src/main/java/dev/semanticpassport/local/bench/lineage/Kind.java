package dev.semanticpassport.local.bench.lineage;

/** How a member of the population came to be. */
enum Kind {
    /** Trained from a random start. */
    TRAINED(Told.NOTHING, false),
    FURTHER("trained further", Told.PARENT, false),
    FURTHER_MUCH("trained as much again", Told.PARENT, false),
    MERGED("half of each of two relatives", Told.PARENTS, false),
    SPLICED("layers of two relatives", Told.PARENTS, false),
    Q8_0("8 bits and back", Told.PARENT, false),
    Q4_0("4 bits and back", Told.PARENT, false),
    Q4_K("4 bits of blocks and back", Told.PARENT, false),
    PRUNED("half of the numbers cut", Told.PARENT, false),
    CHANNELS("channels in another order", Told.EQUAL, false),
    HEADS("heads in another order", Told.EQUAL, false),
    COORDINATES("coordinates in another order", Told.EQUAL, false),
    ROTATED("stream rotated", Told.PARENT, false),
    SCALED("channels stretched", Told.PARENT, false),
    HIDDEN("all orders, stretched and rotated", Told.PARENT, false),
    FURTHER_HIDDEN("trained further, all orders, rotated", Told.PARENT, false),
    ADAPTED("an adapter merged in", Told.PARENT, false),
    ADAPTER(Told.NOTHING, true),
    ADAPTER_FURTHER("trained further", Told.PARENT, true),
    ADAPTER_REMIXED("factored anew", Told.PARENT, true),
    ADAPTER_STRETCHED("directions stretched, in another order", Told.EQUAL, true),
    ADAPTER_CUT("rank halved", Told.PARENT, true),
    ADAPTER_PADDED("rank doubled", Told.PARENT, true),
    ADAPTER_MERGED("half of each of two authors", Told.PARENTS, true),
    ADAPTER_MERGED_CUT("the same, cut to their rank", Told.PARENTS, true);

    /** What can be told of a descent. */
    enum Told {
        NOTHING,
        /** Which was made of which. */
        PARENT,
        /** With both parents at hand, that they are. */
        PARENTS,
        /** Nothing but an order differs, of which none comes first. */
        EQUAL
    }

    private final String words;
    private final Told told;
    private final boolean adapter;

    Kind(Told told, boolean adapter) {
        this("trained", told, adapter);
    }

    Kind(String words, Told told, boolean adapter) {
        this.words = words;
        this.told = told;
        this.adapter = adapter;
    }

    String words() {
        return words;
    }

    Told told() {
        return told;
    }

    boolean adapter() {
        return adapter;
    }
}

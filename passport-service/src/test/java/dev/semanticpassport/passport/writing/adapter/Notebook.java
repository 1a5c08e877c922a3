package dev.semanticpassport.passport.writing.adapter;

/**
 * Writing for tests: a note with ideas, words that are no idea, and one that is nobody's business.
 */
final class Notebook {
    /** In the label of an idea that is to be private. */
    static final String PRIVATE_WORD = "zquorn";

    /** In a sentence about that idea. */
    static final String PRIVATE_SENTENCE =
            "The zquorn chamber is where I keep every letter that was never sent.";

    /** In the writing, and in no idea of it. */
    static final String ASIDE = "wibbleplank";

    static final String NOTE =
            """
            # Lantern

            A lantern is a light that is carried by whoever goes first. The lantern shows the road
            to those who follow, and the lantern is given away at the harbour.

            ## Harbour

            The harbour is the place where every road ends. At the harbour the lantern is given
            away. A harbour needs no walls.

            ## Zquorn chamber

            %s Nobody has seen the zquorn chamber.

            Yesterday it rained, %s, and I bought bread.
            """
                    .formatted(PRIVATE_SENTENCE, ASIDE);

    static final String LATER_NOTE =
            """
            # Orchard

            An orchard is a garden that feeds whoever comes after. In the orchard the lantern hangs
            in the oldest tree.

            ## Ladder

            The ladder is what an orchard needs in autumn. Nobody owns the ladder.
            """;

    private Notebook() {}
}

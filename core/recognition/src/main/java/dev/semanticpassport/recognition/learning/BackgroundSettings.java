package dev.semanticpassport.recognition.learning;

import dev.semanticpassport.recognition.describing.VocabularySizes;

/** What is learnt, and how far it is trusted. */
public record BackgroundSettings(VocabularySizes vocabulary, DiscriminantSettings discriminant) {
    public static final BackgroundSettings DEFAULT =
            new BackgroundSettings(VocabularySizes.DEFAULT, DiscriminantSettings.DEFAULT);
}

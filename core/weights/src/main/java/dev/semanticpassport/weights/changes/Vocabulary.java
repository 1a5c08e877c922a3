package dev.semanticpassport.weights.changes;

import java.util.regex.Pattern;

/** Which tensors have a row for each word of the vocabulary. */
final class Vocabulary {
    private static final Pattern EMBEDDING =
            Pattern.compile(
                    "(?:.*\\.)?(?:embed_tokens|wte|word_embeddings|token_embd|lm_head)\\.weight");

    private Vocabulary() {}

    static boolean isEmbedding(String name) {
        return EMBEDDING.matcher(name).matches();
    }
}

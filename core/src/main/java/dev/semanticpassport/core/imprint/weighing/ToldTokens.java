package dev.semanticpassport.core.imprint.weighing;

import java.util.List;

/**
 * The tokens of an answer, as far as they were told.
 *
 * @param tokens the first ones, in their order
 * @param whole whether these are all
 */
public record ToldTokens(List<Token> tokens, boolean whole) {
    public ToldTokens {
        tokens = List.copyOf(tokens);
    }

    /**
     * A token of the answer.
     *
     * @param likeliest what might have been said in its place, perhaps with itself among them
     */
    public record Token(Piece said, List<Piece> likeliest) {
        public Token {
            likeliest = List.copyOf(likeliest);
        }
    }
}

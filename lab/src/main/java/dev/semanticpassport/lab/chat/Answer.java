package dev.semanticpassport.lab.chat;

import java.util.List;

/**
 * What a model said.
 *
 * @param text without special tokens and without what a stop text cut off
 * @param finish why it ended
 * @param promptTokens tokens read
 * @param answerTokens tokens said, the end token not counted
 * @param tokens each token with its log-probability, if wanted
 */
public record Answer(
        String text, Finish finish, int promptTokens, int answerTokens, List<Token> tokens) {
    public Answer {
        tokens = List.copyOf(tokens);
    }

    /** Why an answer ended. */
    public enum Finish {
        /** The model ended it, or a stop text did. */
        STOP,
        /** There was no more room. */
        LENGTH
    }

    /**
     * A token and its natural logarithm of probability, before temperature.
     *
     * @param text with U+FFFD for what is no character by itself
     * @param bytes of the text that it stands for, 0 to 255 each
     */
    public record Choice(String text, List<Integer> bytes, double logprob) {
        public Choice {
            bytes = List.copyOf(bytes);
        }
    }

    /** A token that was said, with the likeliest ones in its place. */
    public record Token(Choice said, List<Choice> likeliest) {
        public Token {
            likeliest = List.copyOf(likeliest);
        }
    }
}

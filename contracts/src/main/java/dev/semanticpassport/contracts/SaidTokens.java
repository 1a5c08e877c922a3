package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first tokens of an answer with their log-probabilities, as far as the endpoint told them. */
public record SaidTokens(
        @Described("How far the endpoint told them.") Told told,
        @Described(
                        "The answer's first tokens in their order, at most 32; none unless WHOLE or CUT.")
                List<Said> first) {

    /** Tokens that an event carries at most. */
    public static final int MOST_TOKENS = 32;

    /** Alternatives that an event carries at most beside each token. */
    public static final int MOST_ALTERNATIVES = 20;

    /** Bytes of UTF-8 of one token; the list ends before a longer one. */
    public static final int LONGEST_TOKEN_BYTES = 64;

    /** What is told of anything that is less likely. */
    public static final double LEAST_LOGPROB = -9999;

    /** How far an endpoint told tokens. */
    public enum Told {
        /** All of the answer's. */
        WHOLE,
        /** The first ones: the answer has more. */
        CUT,
        /** It answered and told none. */
        LEFT_OUT,
        /** It refused to answer with them, and answered without. */
        REFUSED,
        /** What it told cannot be. */
        UNREADABLE
    }

    public SaidTokens {
        Checks.present(told, "outcome.tokens.told");
        first = Checks.listed(first, "outcome.tokens.first", MOST_TOKENS);
        Checks.that(
                first.isEmpty() || told == Told.WHOLE || told == Told.CUT,
                "outcome.tokens.first must be empty where tokens are " + told);
    }

    /** That none came, and why. */
    public static SaidTokens none(Told why) {
        return new SaidTokens(why, List.of());
    }

    /** A token that the model said. */
    public record Said(
            @Described(
                            "Its text; a replacement character stands for bytes that are no"
                                    + " character.")
                    String text,
            @Described("Its bytes in hex, where they are no text by themselves.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String bytes,
            @Described("Natural logarithm of its probability, -9999 to 0.") double logprob,
            @Described("The likeliest tokens in its place, perhaps with itself; at most 20.")
                    List<Alternative> alternatives) {
        public Said {
            checkPiece(text, bytes, logprob);
            alternatives =
                    Checks.listed(
                            alternatives, "outcome.tokens.first.alternatives", MOST_ALTERNATIVES);
        }
    }

    /** A token that the model might have said in the place of another. */
    public record Alternative(
            @Described(
                            "Its text; a replacement character stands for bytes that are no"
                                    + " character.")
                    String text,
            @Described("Its bytes in hex, where they are no text by themselves.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String bytes,
            @Described("Natural logarithm of its probability, -9999 to 0.") double logprob) {
        public Alternative {
            checkPiece(text, bytes, logprob);
        }
    }

    private static void checkPiece(@Nullable String text, @Nullable String bytes, double logprob) {
        Checks.present(text, "outcome.tokens.first.text");
        Checks.that(
                text != null && text.length() <= LONGEST_TOKEN_BYTES,
                "outcome.tokens.first.text is longer than " + LONGEST_TOKEN_BYTES);
        Checks.that(
                bytes == null
                        || (bytes.matches("([0-9a-f]{2})+")
                                && bytes.length() <= 2 * LONGEST_TOKEN_BYTES),
                "outcome.tokens.first.bytes must be 1 to 64 bytes in lower-case hex");
        Checks.that(
                logprob >= LEAST_LOGPROB && logprob <= 0,
                "outcome.tokens.first.logprob must be -9999 to 0");
    }
}

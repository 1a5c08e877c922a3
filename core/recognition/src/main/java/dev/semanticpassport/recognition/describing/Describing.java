package dev.semanticpassport.recognition.describing;

/** Turns an answer into numbers that tell how it is written. */
public final class Describing {
    /** Longer answers are described by their beginning: 64 Ki characters. */
    public static final int LONGEST = 1 << 16;

    private final Vocabulary vocabulary;
    private final Counted counted;

    public Describing(Vocabulary vocabulary) {
        this(vocabulary, Counted.TOKENS);
    }

    /**
     * @param counted what a description's counts are of
     */
    public Describing(Vocabulary vocabulary, Counted counted) {
        this.vocabulary = vocabulary;
        this.counted = counted;
    }

    /** How many numbers describe an answer. */
    public int size() {
        return Shape.SIZE + vocabulary.size();
    }

    /** The part of an answer that is looked at: without white space around, cut at the bound. */
    public static String readable(String answer) {
        String stripped = answer.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST).strip();
    }

    /**
     * Describes an answer.
     *
     * @param answer of which something is {@link #readable}
     * @throws IllegalArgumentException if the answer is empty
     */
    public Description describe(String answer) {
        String text = readable(answer);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("An empty answer cannot be described");
        }
        Tokens tokens = Tokens.of(text);
        float[] features = new float[size()];
        TokenCounts counts = TokenCounts.of(tokens);
        Shape.write(text, tokens, counts, features, 0);
        vocabulary.write(tokens, features, Shape.SIZE);
        TokenCounts kept =
                switch (counted) {
                    case TOKENS -> counts;
                    case PAIRS -> TokenCounts.ofPairs(tokens);
                };
        return new Description(features, kept, tokens.size());
    }
}

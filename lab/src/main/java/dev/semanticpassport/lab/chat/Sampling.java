package dev.semanticpassport.lab.chat;

import java.util.List;

/**
 * How an answer is drawn.
 *
 * @param temperature 0 for the likeliest token always, else what logits are divided by
 * @param seed of the draws; without meaning at temperature 0
 * @param maxTokens most tokens of the answer
 * @param stops texts at whose first sight the answer ends, without them
 * @param logprobs whether log-probabilities are wanted
 * @param alternatives how many likeliest tokens to name beside each token
 */
public record Sampling(
        double temperature,
        long seed,
        int maxTokens,
        List<String> stops,
        boolean logprobs,
        int alternatives) {
    public Sampling {
        if (!(temperature >= 0) || temperature > 2) {
            throw new IllegalArgumentException("temperature must be between 0 and 2");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("max_tokens must be at least 1");
        }
        if (alternatives < 0 || alternatives > 20) {
            throw new IllegalArgumentException("top_logprobs must be between 0 and 20");
        }
        stops = List.copyOf(stops);
    }

    /** Always the likeliest token, no log-probabilities. */
    public static Sampling greedy(int maxTokens) {
        return new Sampling(0, 0, maxTokens, List.of(), false, 0);
    }
}

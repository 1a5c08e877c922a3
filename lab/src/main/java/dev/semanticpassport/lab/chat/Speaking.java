package dev.semanticpassport.lab.chat;

import dev.semanticpassport.lab.model.Decoder;
import dev.semanticpassport.lab.tensor.Kernels;
import dev.semanticpassport.lab.token.Special;
import dev.semanticpassport.lab.token.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One answer in the making. */
final class Speaking {
    /** Below this, logits divided by the temperature leave the range of floats. */
    private static final double LEAST_TEMPERATURE = 1e-6;

    private final Tokenizer tokenizer;
    private final Decoder decoder;
    private final Sampling sampling;
    private final int most;
    private final SplittableRandom random;
    private final List<Answer.Token> tokens = new ArrayList<>();
    private int[] said = new int[16];
    private int count;

    Speaking(Tokenizer tokenizer, Decoder decoder, Sampling sampling, int most) {
        this.tokenizer = tokenizer;
        this.decoder = decoder;
        this.sampling = sampling;
        this.most = most;
        this.random = new SplittableRandom(sampling.seed());
    }

    Answer say(int[] prompt) {
        float[] logits = decoder.read(prompt);
        while (count < most) {
            int token = choose(logits);
            if (token == Special.END.id()) {
                return answer(text(), Answer.Finish.STOP, prompt.length);
            }
            if (sampling.logprobs()) {
                tokens.add(explain(token, logits));
            }
            if (count == said.length) {
                said = Arrays.copyOf(said, 2 * count);
            }
            said[count++] = token;
            int stop = stop();
            if (stop >= 0) {
                return answer(text().substring(0, stop), Answer.Finish.STOP, prompt.length);
            }
            if (count < most) {
                logits = decoder.read(token);
            }
        }
        return answer(text(), Answer.Finish.LENGTH, prompt.length);
    }

    private Answer answer(String text, Answer.Finish finish, int promptTokens) {
        return new Answer(text, finish, promptTokens, count, tokens);
    }

    private String text() {
        return tokenizer.decode(Arrays.copyOf(said, count));
    }

    /** Where the first stop text begins, -1 if none was said. */
    private int stop() {
        int first = -1;
        if (!sampling.stops().isEmpty()) {
            String text = text();
            for (String stop : sampling.stops()) {
                int at = text.indexOf(stop);
                if (at >= 0 && (first < 0 || at < first)) {
                    first = at;
                }
            }
        }
        return first;
    }

    private int choose(float[] logits) {
        if (sampling.temperature() == 0) {
            return likeliest(logits);
        }
        float[] probabilities = logits.clone();
        Kernels.softmax(
                probabilities,
                0,
                probabilities.length,
                (float) (1 / Math.max(sampling.temperature(), LEAST_TEMPERATURE)));
        double left = random.nextDouble();
        for (int token = 0; token < probabilities.length; token++) {
            left -= probabilities[token];
            if (left < 0) {
                return token;
            }
        }
        return likeliest(logits);
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int token = 1; token < logits.length; token++) {
            if (logits[token] > logits[best]) {
                best = token;
            }
        }
        return best;
    }

    private Answer.Token explain(int token, float[] logits) {
        float[] probabilities = logits.clone();
        Kernels.softmax(probabilities, 0, probabilities.length, 1f);
        List<Answer.Choice> likeliest = new ArrayList<>();
        float[] left = probabilities.clone();
        for (int i = 0; i < sampling.alternatives(); i++) {
            int best = likeliest(left);
            likeliest.add(choice(best, probabilities));
            left[best] = -1f;
        }
        return new Answer.Token(choice(token, probabilities), likeliest);
    }

    private Answer.Choice choice(int token, float[] probabilities) {
        String text =
                token < Special.values().length
                        ? tokenizer.pieces().get(token)
                        : tokenizer.decode(token);
        List<Integer> bytes = new ArrayList<>();
        for (byte b : tokenizer.bytes(token)) {
            bytes.add(b & 0xFF);
        }
        return new Answer.Choice(
                text, bytes, StrictMath.log(Math.max(probabilities[token], Float.MIN_VALUE)));
    }
}

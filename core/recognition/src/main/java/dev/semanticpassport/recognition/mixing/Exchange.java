package dev.semanticpassport.recognition.mixing;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Which answers of a pool were asked now, and which of them could have changed places with those
 * that enrolled the model.
 */
final class Exchange {
    /** Places in the pool of the answers that were asked now. */
    private final int[] asked;

    /** Places of the answers of enrolment. */
    private final int[] partners;

    private final boolean paired;

    private Exchange(int[] asked, int[] partners, boolean paired) {
        this.asked = asked;
        this.partners = partners;
        this.paired = paired;
    }

    /**
     * Answers to the same prompts.
     *
     * @param asked places of the answers asked now
     * @param partners places of the answers of enrolment to the same prompts, in the same order
     */
    static Exchange paired(int[] asked, int[] partners) {
        return new Exchange(asked.clone(), partners.clone(), true);
    }

    /** Answers to prompts of the same kind: any of the others could have been asked now. */
    static Exchange free(int[] asked, int[] others) {
        return new Exchange(asked.clone(), others.clone(), false);
    }

    boolean isPaired() {
        return paired;
    }

    int[] asked() {
        return asked.clone();
    }

    /** The smallest p-value that so many ways to exchange can give. */
    double attainable(int exchanges) {
        double ways = paired ? Math.pow(2, -asked.length) : oneOfAll();
        return Math.max(ways, 1.0 / (exchanges + 1));
    }

    /** One by the number of ways to choose. */
    private double oneOfAll() {
        double ways = 1;
        int chosen = Math.min(asked.length, partners.length);
        for (int i = 1; i <= chosen && ways < 1e12; i++) {
            ways *= (double) (asked.length + partners.length - chosen + i) / i;
        }
        return 1 / ways;
    }

    /**
     * Numbers of the pool's answers, less what they are on average where answers change places: of
     * the two answers to a prompt, or of all.
     */
    double[] centred(double[] numbers) {
        double[] centred = numbers.clone();
        if (paired) {
            for (int i = 0; i < asked.length; i++) {
                double mean = (numbers[asked[i]] + numbers[partners[i]]) / 2;
                centred[asked[i]] -= mean;
                centred[partners[i]] -= mean;
            }
            return centred;
        }
        double mean = Arrays.stream(numbers).average().orElse(0);
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= mean;
        }
        return centred;
    }

    /** The variance, over exchanges, of the sum of centred numbers of as many as were asked. */
    double variance(double[] centred) {
        if (paired) {
            return Arrays.stream(asked).mapToDouble(i -> centred[i] * centred[i]).sum();
        }
        double pool = (double) asked.length + partners.length;
        double squares = Arrays.stream(centred).map(number -> number * number).sum();
        // drawn without replacement
        return squares / (pool - 1) * asked.length * partners.length / pool;
    }

    /** The places of a random exchange, as many as were asked. */
    int[] drawn(RandomGenerator random) {
        int[] places = asked.clone();
        if (paired) {
            for (int i = 0; i < places.length; i++) {
                places[i] = random.nextBoolean() ? asked[i] : partners[i];
            }
            return places;
        }
        int[] pool = Arrays.copyOf(asked, asked.length + partners.length);
        System.arraycopy(partners, 0, pool, asked.length, partners.length);
        for (int i = 0; i < places.length; i++) {
            int other = i + random.nextInt(pool.length - i);
            places[i] = pool[other];
            pool[other] = pool[i];
        }
        Arrays.sort(places);
        return places;
    }
}

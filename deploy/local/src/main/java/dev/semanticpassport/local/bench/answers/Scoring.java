package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.RatioTerms;
import dev.semanticpassport.recognition.learning.Resemblance;
import dev.semanticpassport.recognition.learning.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Enrolled models, and their answers to other prompts.
 *
 * @param microsecondsOfAnswer that it took to turn one answer into numbers, on average
 */
record Scoring(Discriminant discriminant, List<Candidate> candidates, double microsecondsOfAnswer) {
    Scoring {
        candidates = List.copyOf(candidates);
    }

    /**
     * A model of the panel.
     *
     * @param spread of its answers; null for methods that score by the log ratio alone
     */
    record Candidate(
            RecordedModel model,
            Portrait portrait,
            @Nullable Spread spread,
            List<Contrast> verification) {
        Candidate {
            verification = List.copyOf(verification);
        }
    }

    /** What a panel says to some answers of one of its models. */
    static final class Trial {
        private final int source;
        private final double[] scores;
        private final double[] fits;

        Trial(int source, List<Resemblance> resemblances) {
            this.source = source;
            this.scores = resemblances.stream().mapToDouble(Resemblance::score).toArray();
            this.fits = resemblances.stream().mapToDouble(Resemblance::fit).toArray();
        }

        Trial(int source, double[] scores) {
            this.source = source;
            this.scores = scores;
            this.fits = scores;
        }

        /** Place of the model that answered. */
        int source() {
            return source;
        }

        /** What the panel is ranked by, in its order; shared, not to be changed. */
        double[] scores() {
            return scores;
        }

        /** What tells a foreign model; shared, not to be changed. */
        double[] fits() {
            return fits;
        }
    }

    /** Trials of so many answers of each model, drawn without replacement. */
    List<Trial> trials(int answers, int ofEach, long seed) {
        return trials(answers, ofEach, seed, this::trial);
    }

    /**
     * The same, ranked by the distance from each model's mean where answers vary by 1 in every
     * direction: linear discriminant analysis.
     */
    List<Trial> trialsByDistance(int answers, int ofEach, long seed) {
        return trials(answers, ofEach, seed, this::nearest);
    }

    private interface Scored {
        Trial of(int source, Portrait asked);
    }

    private List<Trial> trials(int answers, int ofEach, long seed, Scored scored) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Trial> trials = new ArrayList<>();
        for (int source = 0; source < candidates.size(); source++) {
            List<Contrast> pool = new ArrayList<>(candidates.get(source).verification());
            for (int i = 0; i < ofEach && !pool.isEmpty(); i++) {
                Collections.shuffle(pool, random);
                Portrait asked =
                        discriminant.portray(pool.subList(0, Math.min(answers, pool.size())));
                trials.add(scored.of(source, asked));
            }
        }
        return trials;
    }

    /** What the panel says to a portrait of one of its models. */
    Trial trial(int source, Portrait asked) {
        Map<Integer, RatioTerms> terms = new HashMap<>();
        double[] ratios = new double[candidates.size()];
        List<Resemblance> resemblances = new ArrayList<>();
        for (int i = 0; i < ratios.length; i++) {
            Portrait enrolled = candidates.get(i).portrait();
            Spread spread = candidates.get(i).spread();
            RatioTerms ofPair =
                    terms.computeIfAbsent(
                            enrolled.answers(), n -> discriminant.terms(n, asked.answers()));
            if (spread == null) {
                ratios[i] = ofPair.logRatio(enrolled, asked);
            } else {
                resemblances.add(ofPair.resemblance(enrolled, spread, asked));
            }
        }
        return resemblances.isEmpty() ? new Trial(source, ratios) : new Trial(source, resemblances);
    }

    private Trial nearest(int source, Portrait asked) {
        double[] scores = new double[candidates.size()];
        for (int model = 0; model < scores.length; model++) {
            Portrait enrolled = candidates.get(model).portrait();
            for (int i = 0; i < asked.directions(); i++) {
                double difference = (double) asked.at(i) - enrolled.at(i);
                scores[model] -= difference * difference;
            }
        }
        return new Trial(source, scores);
    }

    /** The same panel with its models repeated, to see what a large one costs. */
    Scoring repeated(int models) {
        List<Candidate> many = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            many.add(candidates.get(i % candidates.size()));
        }
        return new Scoring(discriminant, many, microsecondsOfAnswer);
    }
}

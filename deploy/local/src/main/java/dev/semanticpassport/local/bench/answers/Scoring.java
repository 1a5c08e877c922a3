package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.RatioTerms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Enrolled models, and their answers to other prompts.
 *
 * @param microsecondsOfAnswer that it took to turn one answer into numbers, on average
 */
record Scoring(Discriminant discriminant, List<Candidate> candidates, double microsecondsOfAnswer) {
    Scoring {
        candidates = List.copyOf(candidates);
    }

    /** A model of the panel. */
    record Candidate(RecordedModel model, Portrait portrait, List<Contrast> verification) {
        Candidate {
            verification = List.copyOf(verification);
        }
    }

    /** What a panel says to some answers of one of its models. */
    static final class Trial {
        private final int source;
        private final double[] logRatios;

        Trial(int source, double[] logRatios) {
            this.source = source;
            this.logRatios = logRatios;
        }

        /** Place of the model that answered. */
        int source() {
            return source;
        }

        /** Of the panel in its order; shared, not to be changed. */
        double[] logRatios() {
            return logRatios;
        }
    }

    /** Trials of so many answers of each model, drawn without replacement. */
    List<Trial> trials(int answers, int ofEach, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Trial> trials = new ArrayList<>();
        for (int source = 0; source < candidates.size(); source++) {
            List<Contrast> pool = new ArrayList<>(candidates.get(source).verification());
            for (int i = 0; i < ofEach && !pool.isEmpty(); i++) {
                Collections.shuffle(pool, random);
                Portrait asked =
                        discriminant.portray(pool.subList(0, Math.min(answers, pool.size())));
                trials.add(new Trial(source, logRatios(asked)));
            }
        }
        return trials;
    }

    double[] logRatios(Portrait asked) {
        Map<Integer, RatioTerms> terms = new HashMap<>();
        double[] ratios = new double[candidates.size()];
        for (int i = 0; i < ratios.length; i++) {
            Portrait enrolled = candidates.get(i).portrait();
            ratios[i] =
                    terms.computeIfAbsent(
                                    enrolled.answers(), n -> discriminant.terms(n, asked.answers()))
                            .logRatio(enrolled, asked);
        }
        return ratios;
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

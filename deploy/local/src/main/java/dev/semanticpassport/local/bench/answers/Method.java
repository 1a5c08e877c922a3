package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.recognition.learning.Discriminant;
import dev.semanticpassport.recognition.learning.Portrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A way to compare models by their answers, learnt from the models of a round that it may learn
 * from.
 */
enum Method {
    OURS("contrast and likeness, two-covariance"),
    MINUS_PROMPT_MEAN("style minus the prompt's mean, two-covariance"),
    PLAIN_STYLE("style, two-covariance"),
    STYLE_LDA("style, linear discriminant"),
    WORDS("naive Bayes, words and pairs, normalised"),
    CHARACTERS("naive Bayes, characters 3+4, normalised");

    /** Makes trials of so many answers of each model. */
    interface Trials {
        List<Scoring.Trial> of(int answers, int ofEach, long seed);
    }

    private final String title;

    Method(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Learns from one side, and enrols the other. */
    Trials learn(Round round, StyleFeatures features) {
        return switch (this) {
            case OURS -> scoring(round.test(), background(round))::trials;
            case MINUS_PROMPT_MEAN -> baseline(round, features, true)::trials;
            case PLAIN_STYLE -> baseline(round, features, false)::trials;
            case STYLE_LDA -> baseline(round, features, false)::trialsByDistance;
            case WORDS -> NaiveBayes.learn(round.test(), NaiveBayes.Pieces.WORDS_AND_PAIRS)::trials;
            case CHARACTERS ->
                    NaiveBayes.learn(round.test(), NaiveBayes.Pieces.CHARACTERS_3_AND_4)::trials;
        };
    }

    /** What is learnt of the training side by the method of the project. */
    static Background background(Round round) {
        List<KnownModel> cohort = round.train().stream().map(RecordedModel::whole).toList();
        return Background.learn(cohort, BackgroundSettings.DEFAULT);
    }

    static Scoring scoring(List<RecordedModel> models, Background background) {
        return scoring(models, background.discriminant(), background::contrast, true);
    }

    static Scoring baseline(Round round, StyleFeatures features, boolean minusMean) {
        StyleBaseline baseline = StyleBaseline.learn(round.train(), features, minusMean);
        return scoring(round.test(), baseline.discriminant(), baseline::contrast, false);
    }

    private static Scoring scoring(
            List<RecordedModel> models,
            Discriminant discriminant,
            Function<GivenAnswer, Optional<Contrast>> contrasting,
            boolean spread) {
        List<Scoring.Candidate> candidates = new ArrayList<>();
        long nanoseconds = 0;
        int answers = 0;
        for (RecordedModel model : models) {
            long start = System.nanoTime();
            List<Contrast> enrolment =
                    model.enrolment().stream().map(contrasting).flatMap(Optional::stream).toList();
            List<Contrast> verification =
                    model.verification().stream()
                            .map(contrasting)
                            .flatMap(Optional::stream)
                            .toList();
            nanoseconds += System.nanoTime() - start;
            answers += enrolment.size() + verification.size();
            Portrait portrait = discriminant.portray(enrolment);
            candidates.add(
                    new Scoring.Candidate(
                            model,
                            portrait,
                            spread ? discriminant.spread(enrolment, portrait) : null,
                            verification));
        }
        return new Scoring(discriminant, candidates, nanoseconds / 1e3 / Math.max(1, answers));
    }
}

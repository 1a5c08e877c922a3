package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.Background;
import dev.semanticpassport.recognition.learning.BackgroundSettings;
import dev.semanticpassport.recognition.learning.Discriminant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A way to compare models by their answers, learnt from the models of a round that it may learn from. */
enum Method {
    OURS("contrast and likeness, two-covariance"),
    MINUS_PROMPT_MEAN("style minus the prompt's mean, two-covariance"),
    PLAIN_STYLE("style, two-covariance");

    private final String title;

    Method(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Learns from one side, and enrols the other. */
    Scoring learn(Round round, StyleFeatures features) {
        return switch (this) {
            case OURS -> {
                List<KnownModel> cohort =
                        round.train().stream().map(RecordedModel::whole).toList();
                Background background = Background.learn(cohort, BackgroundSettings.DEFAULT);
                yield scoring(round.test(), background.discriminant(), background::contrast);
            }
            case MINUS_PROMPT_MEAN -> baseline(round, features, true);
            case PLAIN_STYLE -> baseline(round, features, false);
        };
    }

    private static Scoring baseline(
            Round round, StyleFeatures features, boolean minusMean) {
        StyleBaseline baseline = StyleBaseline.learn(round.train(), features, minusMean);
        return scoring(round.test(), baseline.discriminant(), baseline::contrast);
    }

    private static Scoring scoring(
            List<RecordedModel> models,
            Discriminant discriminant,
            Function<GivenAnswer, Optional<Contrast>> contrasting) {
        List<Scoring.Candidate> candidates = new ArrayList<>();
        for (RecordedModel model : models) {
            List<Contrast> enrolment =
                    model.enrolment().stream().map(contrasting).flatMap(Optional::stream).toList();
            List<Contrast> verification =
                    model.verification().stream()
                            .map(contrasting)
                            .flatMap(Optional::stream)
                            .toList();
            candidates.add(
                    new Scoring.Candidate(model, discriminant.portray(enrolment), verification));
        }
        return new Scoring(discriminant, candidates);
    }
}

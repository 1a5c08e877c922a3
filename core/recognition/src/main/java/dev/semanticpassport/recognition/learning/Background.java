package dev.semanticpassport.recognition.learning;

import dev.semanticpassport.recognition.contrasting.Contrast;
import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.Describing;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is usual among models, learnt from a cohort; against it any model's answers are read. */
public final class Background {
    /** Answers of fewer tokens are a word or two. */
    private static final int FEW_TOKENS = 4;

    /** How much further from the usual than the furthest model of the cohort is still readable. */
    private static final double MARGIN = 1.5;

    private final Contrasting contrasting;
    private final Discriminant discriminant;
    private final double furthest;

    private Background(Contrasting contrasting, Discriminant discriminant, double furthest) {
        this.contrasting = contrasting;
        this.discriminant = discriminant;
        this.furthest = furthest;
    }

    /**
     * Learns from a cohort of models that were asked the same prompts.
     *
     * @throws IllegalArgumentException with what there is and what it takes, if fewer than two
     *     models answered two prompts that enough of them answered
     */
    public static Background learn(List<KnownModel> cohort, BackgroundSettings settings) {
        Contrasting.WithMembers learnt =
                Contrasting.learnWithMembers(cohort, settings.vocabulary());
        List<List<Contrast>> contrasts = learnt.ofMembers();
        requireTwo(contrasts);
        Discriminant discriminant = DiscriminantLearning.learn(contrasts, settings.discriminant());
        double furthest =
                contrasts.stream()
                        .filter(model -> !model.isEmpty())
                        .mapToDouble(discriminant::strangeness)
                        .max()
                        .orElse(1);
        return new Background(learnt.contrasting(), discriminant, furthest);
    }

    private static void requireTwo(List<List<Contrast>> contrasts) {
        long telling = contrasts.stream().filter(model -> model.size() > 1).count();
        if (telling < 2) {
            throw new IllegalArgumentException(
                    "a prompt tells what is usual where %d models or more answered it, and at least 2"
                                    .formatted(Contrasting.FEWEST_ANSWERS)
                            + " models must have answered two such prompts; of %d models %d did"
                                    .formatted(contrasts.size(), telling));
        }
    }

    public Discriminant discriminant() {
        return discriminant;
    }

    /** The cohort's answers, against which others are set. */
    public Contrasting contrasting() {
        return contrasting;
    }

    /** What stands out in one answer; empty where the answer is. */
    public Optional<Contrast> contrast(GivenAnswer answer) {
        return contrasting.contrast(answer);
    }

    /** Reads some answers of one model. Empty ones are left out. */
    public Reading read(List<GivenAnswer> answers) {
        return read(answers, new ArrayList<>());
    }

    /** Reads the answers of a model that others will be compared with. */
    public Enrolment enrol(List<GivenAnswer> answers) {
        List<Contrast> contrasts = new ArrayList<>();
        return switch (read(answers, contrasts)) {
            case Reading.Unreadable unreadable -> new Enrolment.Impossible(unreadable.why());
            case Reading.Portrayed(Portrait portrait, int _) ->
                    new Enrolment.Possible(portrait, discriminant.spread(contrasts, portrait));
        };
    }

    private Reading read(List<GivenAnswer> answers, List<Contrast> contrasts) {
        Set<String> texts = new HashSet<>();
        int unasked = 0;
        int brief = 0;
        for (GivenAnswer answer : answers) {
            Optional<Contrast> contrast = contrasting.contrast(answer);
            if (contrast.isEmpty()) {
                continue;
            }
            contrasts.add(contrast.get());
            texts.add(Describing.readable(answer.text()));
            unasked += contrast.get().asked() ? 0 : 1;
            brief += contrast.get().tokens() < FEW_TOKENS ? 1 : 0;
        }
        if (contrasts.isEmpty()) {
            return new Reading.Unreadable(
                    Reading.Kind.NOTHING_SAID,
                    String.format(Locale.ROOT, "none of %d answers has any text", answers.size()));
        }
        if (2 * brief > contrasts.size()) {
            return new Reading.Unreadable(
                    Reading.Kind.TOO_SHORT,
                    String.format(
                            Locale.ROOT,
                            "%d of %d answers are shorter than %d words or marks",
                            brief,
                            contrasts.size(),
                            FEW_TOKENS));
        }
        if (contrasts.size() > 2 && 2 * texts.size() <= contrasts.size()) {
            return new Reading.Unreadable(
                    Reading.Kind.ONE_TEXT,
                    String.format(
                            Locale.ROOT,
                            "%d answers are only %d different texts, whatever was asked",
                            contrasts.size(),
                            texts.size()));
        }
        double strangeness = discriminant.strangeness(contrasts);
        if (strangeness > MARGIN * furthest) {
            return new Reading.Unreadable(
                    Reading.Kind.STRANGE,
                    String.format(
                            Locale.ROOT,
                            "the answers lie %.1f times as far from the usual as the furthest model learnt"
                                    + " from: another language, only refusals, or another kind of prompts",
                            strangeness / furthest));
        }
        return new Reading.Portrayed(discriminant.portray(contrasts), unasked);
    }
}

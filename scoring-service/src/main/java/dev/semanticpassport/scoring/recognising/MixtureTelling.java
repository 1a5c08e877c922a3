package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.contracts.Interval;
import dev.semanticpassport.contracts.Mixture;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.mixing.Weighed;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether a share of the answers comes from another model of the panel than the rest. */
final class MixtureTelling {
    private static final double LIMITS = .95;

    private final LearntPanel panel;
    private final double alpha;

    MixtureTelling(LearntPanel panel, double alpha) {
        this.panel = panel;
        this.alpha = alpha;
    }

    /**
     * What is found, and what it assumes.
     *
     * @param assumption null where nothing may be said
     */
    record Told(Mixture mixture, @Nullable String assumption) {}

    /**
     * Weighs mixtures of one model with each other of the panel. A model that nobody claimed, but
     * was found likeliest, may well be a sibling of the true one; models of its family are then not
     * looked for.
     *
     * @param place of the model that the rest comes from
     */
    Told told(int place, boolean claimed, List<GivenAnswer> answers) {
        List<Enrolled> models = panel.panel().models();
        Enrolled of = models.get(place);
        List<Integer> others =
                IntStream.range(0, models.size())
                        .filter(other ->
                                other != place
                                        && (claimed
                                                || !models.get(other).family().equals(of.family())))
                        .boxed()
                        .toList();
        return switch (panel.mixtures().weigh(place, others, answers, alpha, Levels.random())) {
            case Weighed.Unsupported(String why) -> undecided(of.name(), why);
            case Weighed.Tested tested -> told(of.name(), tested);
        };
    }

    /** Nothing may be said; why in words. */
    static Told undecided(String of, String why) {
        return new Told(
                Mixture.undecided(
                        of,
                        "Whether all answers come from "
                                + of
                                + " or some from another model may not be said: "
                                + why
                                + "."),
                null);
    }

    private Told told(String of, Weighed.Tested tested) {
        boolean noticed = tested.chance() <= alpha;
        return new Told(
                new Mixture(
                        of,
                        noticed,
                        noticed ? tested.mixture().other() : null,
                        noticed ? family(tested.mixture().other()) : null,
                        noticed ? tested.mixture().share() : null,
                        noticed ? new Interval(tested.lowest(), tested.highest(), LIMITS) : null,
                        tested.mixture().evidence() / Math.log(10),
                        tested.chance(),
                        tested.attainable(),
                        noticed ? noticed(of, tested) : unnoticed(of, tested)),
                assumption(of, tested.samePrompts()));
    }

    private String family(String model) {
        return panel.panel().models().stream()
                .filter(one -> one.name().equals(model))
                .map(Enrolled::family)
                .findFirst()
                .orElse(model);
    }

    private String noticed(String of, Weighed.Tested tested) {
        return String.format(
                Locale.ROOT,
                "Not all answers come from %s: likeliest about %.0f %% of them (%.0f %% to %.0f %%)"
                        + " come from %s (family %s), or from a model like it; answers of %s alone"
                        + " look so mixed with a chance of at most %.3g.",
                of,
                100 * tested.mixture().share(),
                100 * tested.lowest(),
                100 * tested.highest(),
                tested.mixture().other(),
                family(tested.mixture().other()),
                of,
                tested.chance());
    }

    private static String unnoticed(String of, Weighed.Tested tested) {
        return String.format(
                Locale.ROOT,
                "No share of another model is noticed among the answers: those of %s alone look so"
                        + " mixed with a chance of %.3g.",
                of,
                tested.chance());
    }

    private static String assumption(String of, boolean samePrompts) {
        return samePrompts
                ? "The chance of a mixture is exact if "
                        + of
                        + ", served as when it was enrolled, could as well have given each answer"
                        + " then as now; other settings look like another model. The limits of the"
                        + " share are by the likelihood."
                : "The chance of a mixture holds if "
                        + of
                        + " is served as when it was enrolled and the prompts are as if drawn with"
                        + " those that enrolled it; other settings look like another model. The"
                        + " limits of the share are by the likelihood.";
    }
}

package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Finding.Identity;
import dev.semanticpassport.recognition.claiming.Claiming;
import dev.semanticpassport.recognition.claiming.Threshold;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.identifying.Identification;
import dev.semanticpassport.recognition.identifying.Identifying;
import dev.semanticpassport.recognition.identifying.Ranked;
import dev.semanticpassport.recognition.learning.Portrait;
import dev.semanticpassport.recognition.learning.Reading;
import dev.semanticpassport.scoring.panels.PanelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares answers with a panel. A pure function: the same panel and answers, the same finding. */
public final class Recognising {
    private static final String NO_COHORT =
            "what is usual was learnt from the panel's own models, so that the order of the panel"
                    + " stands and no level does: name another panel as its cohort";

    private static final String UNASKED =
            "most answers are to prompts that no model was asked before";

    private final LearntPanel panel;
    private final double alpha;

    /**
     * @param alpha chance of a set that misses, of a false "none of these", and of a believed false
     *     claim; in (0, 1)
     */
    public Recognising(LearntPanel panel, double alpha) {
        this.panel = panel;
        this.alpha = alpha;
    }

    /**
     * @param answers in the order of their prompts
     * @param claimed the model that the endpoint is said to serve
     */
    public Recognised recognise(List<GivenAnswer> answers, @Nullable String claimed) {
        Reading reading = panel.panel().background().read(answers);
        return switch (reading) {
            case Reading.Unreadable(var _, String why) ->
                    new Recognised(
                            new Finding.NotCompared("The answers tell nothing: " + why + "."),
                            List.of());
            case Reading.Portrayed portrayed -> compared(answers, portrayed, claimed);
        };
    }

    private Recognised compared(
            List<GivenAnswer> answers, Reading.Portrayed portrayed, @Nullable String claimed) {
        Portrait portrait = portrayed.portrait();
        Levels levels = panel.levels(portrait.answers());
        return switch (new Identifying(panel.panel(), levels.figures(), 1 - alpha)
                .identify(answers)) {
            case Identification.Unreadable(String why) ->
                    new Recognised(
                            new Finding.NotCompared("The answers tell nothing: " + why + "."),
                            List.of());
            case Identification.Ranking(List<Ranked> ranked, Identification.Verdict verdict) -> {
                List<Finding.Likeness> ranking =
                        ranked.stream().map(Recognising::likeness).toList();
                Identification.Verdict said =
                        panel.ownCohort() ? new Identification.Undecided(NO_COHORT) : verdict;
                String refused = refused(portrayed);
                yield new Recognised(
                        finding(
                                portrait.answers(),
                                said,
                                ranking,
                                claimed == null ? null : claim(portrayed, levels, claimed),
                                mixture(answers, said, ranking, claimed, refused),
                                new KinshipTelling(panel, alpha).told(answers, claimed, refused)),
                        ranking);
            }
        };
    }

    /** Why no level holds; null where levels do. */
    private @Nullable String refused(Reading.Portrayed portrayed) {
        if (panel.ownCohort()) {
            return NO_COHORT;
        }
        return portrayed.levelsHold() ? null : UNASKED;
    }

    /** Of the claimed model, else of the likeliest. */
    private MixtureTelling.Told mixture(
            List<GivenAnswer> answers,
            Identification.Verdict verdict,
            List<Finding.Likeness> ranking,
            @Nullable String claimed,
            @Nullable String refused) {
        String of = claimed == null ? ranking.getFirst().model() : claimed;
        if (refused != null) {
            return MixtureTelling.undecided(of, refused);
        }
        if (claimed == null && verdict instanceof Identification.NoneOfThese) {
            return MixtureTelling.undecided(of, "the model is none of the panel's");
        }
        int place = place(of);
        return place < 0
                ? MixtureTelling.undecided(of, "the panel does not know it")
                : new MixtureTelling(panel, alpha).told(place, claimed != null, answers);
    }

    /** Of a model in the panel; -1 where it has none of this name. */
    private int place(String model) {
        return panel.panel().models().stream().map(Enrolled::name).toList().indexOf(model);
    }

    private Finding finding(
            int answers,
            Identification.Verdict verdict,
            List<Finding.Likeness> ranking,
            Finding.@Nullable Claim claim,
            MixtureTelling.Told mixture,
            KinshipTelling.Told kinship) {
        List<String> assumptions = assumptions(verdict, claim);
        if (mixture.assumption() != null) {
            assumptions.add(mixture.assumption());
        }
        if (kinship.assumption() != null) {
            assumptions.add(kinship.assumption());
        }
        List<String> oneOf =
                switch (verdict) {
                    case Identification.OneOf(List<String> models, double _) -> models;
                    case Identification.NoneOfThese _, Identification.Undecided _ -> List.of();
                };
        return new Finding.Recognised(
                panel.version().name(),
                panel.version().version(),
                panel.panel().models().size(),
                panel.panel().families(),
                answers,
                switch (verdict) {
                    case Identification.OneOf _ -> Identity.ONE_OF_THESE;
                    case Identification.NoneOfThese _ -> Identity.NONE_OF_THESE;
                    case Identification.Undecided _ -> Identity.UNDECIDED;
                },
                first(oneOf),
                oneOf.size(),
                first(ranking),
                claim,
                inWords(verdict, oneOf, ranking),
                assumptions,
                mixture.mixture(),
                kinship.kinship());
    }

    private String inWords(
            Identification.Verdict verdict, List<String> oneOf, List<Finding.Likeness> ranking) {
        String likest =
                "The answers are likest those of "
                        + ranking.getFirst().model()
                        + " (family "
                        + ranking.getFirst().family()
                        + "). ";
        return switch (verdict) {
            case Identification.OneOf(List<String> _, double foreign) ->
                    likest
                            + "The model is one of these, at %s: %s%s; a model of a family that the panel does not know would look so like one of them with a chance of at most %s."
                                    .formatted(
                                            percent(1 - alpha),
                                            String.join(", ", first(oneOf)),
                                            oneOf.size() > Finding.MOST_NAMED
                                                    ? " and "
                                                            + (oneOf.size() - Finding.MOST_NAMED)
                                                            + " more"
                                                    : "",
                                            percent(foreign));
            case Identification.NoneOfThese(double chance) ->
                    "The model is none of the panel's, at %s: at most %s of them would look so foreign to it."
                            .formatted(percent(1 - alpha), percent(chance));
            case Identification.Undecided(String why) ->
                    likest
                            + "Whether it is one of the panel's models may not be said: "
                            + why
                            + ".";
        };
    }

    private Finding.Claim claim(Reading.Portrayed portrayed, Levels levels, String claimed) {
        int place = place(claimed);
        if (place < 0) {
            return new Finding.Claim(
                    claimed, null, null, null, "The panel does not know " + claimed + ".");
        }
        double score = Claiming.score(panel.panel().scores(portrayed.portrait()), place);
        String refused = refused(portrayed);
        if (refused != null) {
            return undecided(claimed, score, refused);
        }
        return switch (levels.impostors().threshold(alpha, Levels.random())) {
            case Threshold.Unsupported(String why) -> undecided(claimed, score, why);
            case Threshold.Above(double threshold, double level) ->
                    new Finding.Claim(
                            claimed,
                            score > threshold,
                            score,
                            threshold,
                            score > threshold
                                    ? "The claim that this is %s is believed: a model of another family reaches that with a chance of at most %s."
                                            .formatted(claimed, percent(level))
                                    : "The claim that this is %s is not believed: the answers do not bear it out at a level of %s."
                                            .formatted(claimed, percent(level)));
        };
    }

    private static Finding.Claim undecided(String claimed, double score, String why) {
        return new Finding.Claim(
                claimed,
                null,
                score,
                null,
                "Whether this is " + claimed + " may not be said: " + why + ".");
    }

    private static List<String> assumptions(
            Identification.Verdict verdict, Finding.@Nullable Claim claim) {
        List<String> assumptions = new ArrayList<>();
        switch (verdict) {
            case Identification.OneOf _ ->
                    assumptions.add(
                            "The set holds for a model of the panel, as if drawn at random from it"
                                    + " and asked prompts like those that enrolled it; that it is of"
                                    + " the panel rests on foreign models being like the panel's"
                                    + " families.");
            case Identification.NoneOfThese _ ->
                    assumptions.add(
                            "That it is none of these holds against a model of the panel, as if"
                                    + " drawn at random from it and asked prompts like those that"
                                    + " enrolled it.");
            case Identification.Undecided _ ->
                    assumptions.add(
                            "The order of the panel assumes nothing, and promises nothing.");
        }
        if (claim != null && claim.believed() != null) {
            assumptions.add(
                    "That a claim is believed assumes that impostors are like the panel's other"
                            + " families; siblings of the claimed model are told apart far less"
                            + " surely.");
        }
        return assumptions;
    }

    private static Finding.Likeness likeness(Ranked ranked) {
        return new Finding.Likeness(
                ranked.name(), ranked.family(), ranked.logRatio() / Math.log(10));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(Finding.MOST_NAMED, all.size()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", 100 * share);
    }

    /** What a panel's version that does not exist says. */
    public static Recognised unknown(PanelVersion panel) {
        return notCompared("There is no panel " + panel.inWords() + ".");
    }

    /** Nothing was compared. */
    public static Recognised notCompared(String why) {
        return new Recognised(new Finding.NotCompared(why), List.of());
    }
}

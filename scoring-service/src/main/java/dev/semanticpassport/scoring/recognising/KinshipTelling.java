package dev.semanticpassport.scoring.recognising;

import dev.semanticpassport.contracts.Kinship;
import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.relating.Kin;
import dev.semanticpassport.recognition.relating.KinshipWeighing;
import dev.semanticpassport.recognition.relating.Relating;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How near the answers are to the panel's models in words, beside unrelated models. */
final class KinshipTelling {
    /** Fewer prompts tell nothing. */
    private static final int FEWEST_PROMPTS = 8;

    private static final String ASSUMPTION =
            "That kinship is noticed assumes that an unrelated model would come as near as the"
                    + " panel's families come to each other at the same prompts; it shows shared"
                    + " training or shared answers, never shared weights, nor which model was"
                    + " first.";

    private final LearntPanel panel;
    private final double alpha;

    KinshipTelling(LearntPanel panel, double alpha) {
        this.panel = panel;
        this.alpha = alpha;
    }

    /**
     * What is found, and what it assumes.
     *
     * @param assumption null where nothing may be said
     */
    record Told(Kinship kinship, @Nullable String assumption) {}

    /**
     * Compares with every model of the panel.
     *
     * @param refused why no level holds; null where levels do
     */
    Told told(List<GivenAnswer> answers, @Nullable String claimed, @Nullable String refused) {
        KinshipWeighing weighing = panel.kinships();
        if (weighing == null) {
            return nothing(
                    "the panel has %d models, and it is weighed beside %d at most"
                            .formatted(panel.panel().models().size(), PanelLearning.MOST_COMPARED));
        }
        List<Kin> all = weighing.weigh(answers);
        if (all.isEmpty()) {
            return nothing(
                    "each prompt needs an answer in the same script by a model of the panel and by"
                            + " %d of those from which is learnt what is usual, and none has"
                                    .formatted(Contrasting.FEWEST_COMPARED));
        }
        List<Kinship.Kin> nearest =
                all.stream().limit(Kinship.MOST_NAMED).map(one -> picked(one, refused)).toList();
        Kinship.Kin named =
                all.stream()
                        .filter(one -> one.model().equals(claimed))
                        .map(one -> named(one, refused))
                        .findFirst()
                        .orElse(null);
        List<String> words = new ArrayList<>();
        words.add(inWords(nearest.getFirst(), refused));
        if (named != null) {
            words.add(inWords(named, refused));
        }
        otherScripts(all, nearest, named).ifPresent(words::add);
        all.stream()
                .filter(one -> one.kinship().identical() > 0)
                .max((left, right) ->
                        Integer.compare(left.kinship().identical(), right.kinship().identical()))
                .ifPresent(one -> words.add(identical(one)));
        boolean said =
                nearest.getFirst().noticed() != null || (named != null && named.noticed() != null);
        return new Told(
                new Kinship(nearest, named, String.join(" ", words.stream().distinct().toList())),
                said ? ASSUMPTION : null);
    }

    /** Of the models that are spoken of, the one that was compared least. */
    private static Optional<String> otherScripts(
            List<Kin> all, List<Kinship.Kin> nearest, Kinship.@Nullable Kin named) {
        Set<String> spokenOf = new HashSet<>(Set.of(nearest.getFirst().model()));
        if (named != null) {
            spokenOf.add(named.model());
        }
        return all.stream()
                .filter(one -> spokenOf.contains(one.model()) && one.inOtherScripts() > 0)
                .max(Comparator.comparingInt(Kin::inOtherScripts))
                .map(one ->
                        "To %d prompts %s answered in another script, so that less could be compared."
                                .formatted(one.inOtherScripts(), one.model()));
    }

    private static Told nothing(String why) {
        return new Told(
                new Kinship(List.of(), null, "Kinship was not looked for: " + why + "."), null);
    }

    /** A model that was picked for being near. */
    private Kinship.Kin picked(Kin kin, @Nullable String refused) {
        return told(kin, kin.controlsOfAny(), kin.chanceOfAny(), refused);
    }

    /** A model that was named beforehand. */
    private Kinship.Kin named(Kin kin, @Nullable String refused) {
        return told(kin, kin.controls(), kin.chance(), refused);
    }

    private Kinship.Kin told(Kin kin, int controls, double chance, @Nullable String refused) {
        boolean holds = refused == null && kin.kinship().prompts() >= FEWEST_PROMPTS;
        return new Kinship.Kin(
                kin.model(),
                kin.family(),
                kin.kinship().prompts(),
                kin.kinship().standing(),
                kin.kinship().identical(),
                controls,
                holds ? (Double) chance : null,
                (holds && attainable(controls) <= alpha) ? (Boolean) (chance <= alpha) : null);
    }

    private static double attainable(int controls) {
        return 1.0 / (1 + controls);
    }

    private String inWords(Kinship.Kin kin, @Nullable String refused) {
        String nearest =
                String.format(
                        Locale.ROOT,
                        "In words the answers stand %.1f standard deviations nearer to those of %s"
                                + " (family %s) than is usual",
                        kin.standing(),
                        kin.model(),
                        kin.family());
        if (kin.noticed() != null && kin.pValue() != null) {
            return String.format(
                    Locale.ROOT,
                    kin.noticed()
                            ? "%s: it is this model, or akin to it; an unrelated model comes so near"
                                    + " with a chance of at most %.3g, by %d families."
                            : "%s, which shows no kinship: unrelated models come so near with a"
                                    + " chance of %.3g, by %d families.",
                    nearest,
                    kin.pValue(),
                    kin.controls());
        }
        return nearest + "; whether that is kinship may not be said: " + why(kin, refused) + ".";
    }

    private String why(Kinship.Kin kin, @Nullable String refused) {
        if (refused != null) {
            return refused;
        }
        return kin.prompts() < FEWEST_PROMPTS
                ? "both answered only "
                        + kin.prompts()
                        + " of the same prompts, and "
                        + FEWEST_PROMPTS
                        + " are needed"
                : String.format(
                        Locale.ROOT,
                        "%d unrelated families support a level of %.4f at best, not %s",
                        kin.controls(),
                        attainable(kin.controls()),
                        alpha);
    }

    private static String identical(Kin kin) {
        return "%d of %d answers are %s's character for character, and at least %d characters long."
                .formatted(
                        kin.kinship().identical(),
                        kin.kinship().prompts(),
                        kin.model(),
                        Relating.LONG_CHARACTERS);
    }
}

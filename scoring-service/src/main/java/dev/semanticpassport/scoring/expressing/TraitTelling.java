package dev.semanticpassport.scoring.expressing;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.expressing.Expressing;
import dev.semanticpassport.recognition.expressing.Expressions;
import dev.semanticpassport.recognition.expressing.IdeaEvidence;
import dev.semanticpassport.scoring.recognising.LearntPanel;
import dev.semanticpassport.scoring.traits.TraitList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Which ideas answers express more than a panel's to the same prompts, and what stands out in them
 * blind. A pure function: the same panel, ideas and answers, the same finding.
 */
public final class TraitTelling {
    /** Fewer prompts tell nothing. */
    private static final int FEWEST_PROMPTS = 8;

    /** A model of the panel counts if it answered this share of the prompts. */
    private static final double ANSWERED = .9;

    private final LearntPanel panel;
    private final double alpha;

    /**
     * @param alpha share of ideas that are found falsely on average, in (0, 1)
     */
    public TraitTelling(LearntPanel panel, double alpha) {
        this.panel = panel;
        this.alpha = alpha;
    }

    /**
     * @param answers in the order of their prompts
     * @param version of the ideas; null for a blind reading alone
     * @param traits the ideas; null for a blind reading alone
     */
    public Finding told(
            List<GivenAnswer> answers,
            @Nullable TraitsVersion version,
            @Nullable TraitList traits) {
        Optional<String> unreadable = panel.unreadable(answers);
        if (unreadable.isPresent()) {
            return new Finding.NotCompared("The answers tell nothing: " + unreadable.get() + ".");
        }
        List<KnownModel> others = others(answers);
        if (answers.size() < FEWEST_PROMPTS || others.isEmpty()) {
            return new Finding.NotCompared(
                    others.isEmpty()
                            ? "No model of panel "
                                    + panel.version().inWords()
                                    + ", answered these prompts: enrol its models by the same"
                                    + " probe set."
                            : "Only "
                                    + answers.size()
                                    + " prompts were answered; at least "
                                    + FEWEST_PROMPTS
                                    + " are needed to compare.");
        }
        List<Finding.StandingOut> blind = new BlindTelling().read(answers, others);
        return new Telling(
                        panel.version(),
                        others.size(),
                        (int) others.stream().map(KnownModel::family).distinct().count(),
                        answers.size(),
                        alpha)
                .found(
                        version,
                        traits == null ? null : judged(answers, others, traits),
                        traits == null ? blind : BlindTelling.matched(blind, traits));
    }

    /** Models of the panel that answered the prompts, by these alone. */
    private List<KnownModel> others(List<GivenAnswer> answers) {
        Set<String> prompts = new HashSet<>();
        answers.forEach(answer -> prompts.add(answer.prompt()));
        List<KnownModel> others = new ArrayList<>();
        for (KnownModel model : panel.named()) {
            List<GivenAnswer> same =
                    model.answers().stream()
                            .filter(answer -> prompts.contains(answer.prompt()))
                            .toList();
            if (!same.isEmpty() && same.size() >= ANSWERED * prompts.size()) {
                others.add(new KnownModel(model.name(), model.family(), same));
            }
        }
        return others;
    }

    /** What the panel says to the ideas. */
    private Judged judged(List<GivenAnswer> answers, List<KnownModel> others, TraitList traits) {
        Expressing expressing =
                new Expressing(others.stream().map(one -> expressions(one, traits)).toList());
        Expressions own = expressions(new KnownModel("", "", answers), traits);
        List<String> ids = traits.ideas().stream().map(TraitList.Idea::idea).toList();
        List<IdeaEvidence> evidence = expressing.evidence(own, ids);
        SortedSet<Integer> found = Expressing.moreThanThePanel(evidence, alpha);
        boolean supported = expressing.supports(ids.size(), alpha);
        return new Judged(
                ids.size(),
                found.stream()
                        .map(place -> told(traits.ideas().get(place), evidence.get(place)))
                        .sorted(
                                Comparator.comparingDouble(
                                        (Finding.Expressed.Idea idea) -> -idea.log10E()))
                        .toList(),
                supported ? expressing.moreThanOrdinary(evidence, alpha).size() : null,
                expressing.chanceOfAll(own, ids),
                expressing.attainable());
    }

    private static Finding.Expressed.Idea told(TraitList.Idea idea, IdeaEvidence evidence) {
        return new Finding.Expressed.Idea(
                idea.idea(),
                idea.label(),
                evidence.share(),
                evidence.highest(),
                evidence.paired().log10(),
                evidence.chance());
    }

    private static Expressions expressions(KnownModel model, TraitList traits) {
        Map<String, Map<String, Boolean>> ofIdeas = new HashMap<>();
        for (TraitList.Idea idea : traits.ideas()) {
            Map<String, Boolean> prompts = new HashMap<>();
            model.answers()
                    .forEach(answer ->
                            prompts.put(
                                    answer.prompt(),
                                    idea.recognition().expressedBy(answer.text())));
            ofIdeas.put(idea.idea(), prompts);
        }
        return new Expressions(model.name(), model.family(), ofIdeas);
    }
}

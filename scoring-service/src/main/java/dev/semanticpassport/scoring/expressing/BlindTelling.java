package dev.semanticpassport.scoring.expressing;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.Words;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.reading.BlindReading;
import dev.semanticpassport.recognition.reading.Matching;
import dev.semanticpassport.recognition.reading.ReadingSettings;
import dev.semanticpassport.scoring.traits.TraitList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands out in answers without any idea at hand, and matches it to ideas afterwards.
 */
public final class BlindTelling {
    private static final ReadingSettings SETTINGS =
            new ReadingSettings(
                    ReadingSettings.USUAL.evidence(),
                    Finding.MOST_READ,
                    ReadingSettings.USUAL.terms(),
                    ReadingSettings.USUAL.together());

    /** Keeps what it has stemmed: one for each reading. */
    private final Words words = new Words(Language.SHIPPED);

    /**
     * Groups of words that stand out, the strongest first, none matched yet.
     *
     * @param panel at least one model
     */
    List<Finding.StandingOut> read(List<GivenAnswer> answers, List<KnownModel> panel) {
        return new BlindReading(this::stems, SETTINGS)
                .read(answers, panel).stream()
                        .map(group ->
                                new Finding.StandingOut(
                                        group.terms(),
                                        group.prompts(),
                                        group.evidence().log10(),
                                        null))
                        .toList();
    }

    /** The same groups, each with the idea that it is, where it is one. */
    public static List<Finding.StandingOut> matched(
            List<Finding.StandingOut> groups, TraitList traits) {
        BlindTelling reading = new BlindTelling();
        List<List<String>> ideas = traits.ideas().stream().map(reading::stems).toList();
        List<Finding.StandingOut> matched = new ArrayList<>();
        groups.forEach(group -> matched.add(named(group, null)));
        for (Matching.Match match :
                Matching.match(groups.stream().map(Finding.StandingOut::terms).toList(), ideas)) {
            matched.set(
                    match.found(),
                    named(groups.get(match.found()), traits.ideas().get(match.idea()).label()));
        }
        return matched;
    }

    private static Finding.StandingOut named(Finding.StandingOut group, @Nullable String idea) {
        return new Finding.StandingOut(group.terms(), group.prompts(), group.log10E(), idea);
    }

    private List<String> stems(TraitList.Idea idea) {
        TreeSet<String> stems = new TreeSet<>(stems(idea.label()));
        if (idea.expression() == null) {
            idea.recognition().terms().forEach(term -> stems.addAll(stems(term)));
        } else {
            // terms are beginnings of its words, and the stem of a beginning may be none of a word
            stems.addAll(stems(idea.expression()));
        }
        idea.recognition().phrases().forEach(phrase -> stems.addAll(stems(phrase)));
        return List.copyOf(stems);
    }

    private List<String> stems(String text) {
        return words.of(text).stream().filter(Word::isTelling).map(Word::stem).distinct().toList();
    }
}

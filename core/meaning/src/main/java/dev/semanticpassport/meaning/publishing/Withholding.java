package dev.semanticpassport.meaning.publishing;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.language.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a text speaks of a private idea. Rather too strict than too lax: a text does if the
 * words of a private label stand in it in a row, in whatever grammatical form, or {@value #SHINGLE}
 * words in a row of a private idea's quotes, definition or properties.
 */
public final class Withholding {

    /** Words in a row that no two texts share by chance. */
    static final int SHINGLE = 5;

    private final List<List<String>> labels = new ArrayList<>();
    private final Set<String> shingles = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    /** What the tree's private ideas are, and say. */
    public Withholding(MeaningTree tree) {
        for (Idea idea : tree.ideas()) {
            if (idea.standing() == Standing.PRIVATE) {
                add(idea);
            }
        }
    }

    /** Whether something of a private idea stands in the text. */
    public boolean tells(String text) {
        List<String> said = Normalising.words(text);
        for (int at = 0; at < said.size(); at++) {
            for (List<String> label : labels) {
                if (standsAt(label, said, at)) {
                    return true;
                }
            }
            if (at + SHINGLE <= said.size()
                    && shingles.contains(String.join(" ", said.subList(at, at + SHINGLE)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a single word is one of a private label's telling words. */
    public boolean isOfLabel(String word) {
        return !Terms.wordsWith(word, List.copyOf(words)).isEmpty();
    }

    private void add(Idea idea) {
        addLabel(idea.label().text());
        idea.definition().map(Wording::text).ifPresent(this::addShingles);
        idea.quotes().stream().map(Quote::text).forEach(this::addShingles);
        idea.aspects().forEach(aspect -> addShingles(aspect.value()));
        idea.bindings()
                .forEach(binding -> binding.quote().map(Quote::text).ifPresent(this::addShingles));
        words.addAll(Terms.stems(idea.label().text()).keySet());
    }

    private void addLabel(String label) {
        List<String> beginnings = new ArrayList<>();
        for (String word : Normalising.words(label)) {
            var stems = Terms.stems(word);
            beginnings.add(stems.isEmpty() ? word + " " : stems.firstEntry().getKey());
        }
        if (!beginnings.isEmpty()) {
            labels.add(beginnings);
        }
    }

    private void addShingles(String text) {
        List<String> said = Normalising.words(text);
        for (int at = 0; at + SHINGLE <= said.size(); at++) {
            shingles.add(String.join(" ", said.subList(at, at + SHINGLE)));
        }
    }

    private static boolean standsAt(List<String> beginnings, List<String> words, int at) {
        if (at + beginnings.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < beginnings.size(); i++) {
            // Words without a stem were given a space at their end: they must be whole.
            if (!(words.get(at + i) + " ").startsWith(beginnings.get(i))) {
                return false;
            }
        }
        return true;
    }
}

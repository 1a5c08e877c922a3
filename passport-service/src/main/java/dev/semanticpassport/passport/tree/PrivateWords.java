package dev.semanticpassport.passport.tree;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a text speaks of a private idea: the words of its label stand in it in a row, or
 * {@value #IN_A_ROW} words in a row of its quotes, definition or properties.
 */
final class PrivateWords {
    /** So many words in a row no two texts share by chance. */
    private static final int IN_A_ROW = 5;

    private final Set<List<String>> phrases = new HashSet<>();
    private final Set<Integer> lengths = new HashSet<>();

    private PrivateWords() {}

    static PrivateWords of(MeaningTree tree) {
        PrivateWords words = new PrivateWords();
        tree.ideas().stream()
                .filter(idea -> idea.standing() == Standing.PRIVATE)
                .forEach(words::add);
        return words;
    }

    boolean tells(String text) {
        List<String> said = Normalising.words(text);
        return lengths.stream()
                .anyMatch(length -> runs(said, length).stream().anyMatch(phrases::contains));
    }

    private void add(Idea idea) {
        List<String> label = Normalising.words(idea.label().text());
        if (!label.isEmpty()) {
            phrases.add(label);
            lengths.add(label.size());
        }
        idea.definition().map(Wording::text).ifPresent(this::addText);
        idea.quotes().stream().map(Quote::text).forEach(this::addText);
        idea.aspects().forEach(aspect -> addText(aspect.name() + " " + aspect.value()));
        idea.bindings().stream()
                .flatMap(binding -> binding.quote().stream())
                .map(Quote::text)
                .forEach(this::addText);
    }

    private void addText(String text) {
        phrases.addAll(runs(Normalising.words(text), IN_A_ROW));
        lengths.add(IN_A_ROW);
    }

    private static List<List<String>> runs(List<String> words, int length) {
        List<List<String>> runs = new ArrayList<>();
        for (int at = 0; at + length <= words.size(); at++) {
            runs.add(List.copyOf(words.subList(at, at + length)));
        }
        return runs;
    }
}

package dev.semanticpassport.transfer.traits;

import dev.semanticpassport.core.beacons.Normalising;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When an answer expresses an idea: it has words of at least {@code atLeast} of the terms, or one
 * of the phrases. The rule needs no model and no dictionary: answers are cut into words as {@link
 * Normalising} does; a word is one of a term if it begins with it and is at most {@value
 * #LONGEST_ENDING} characters longer.
 *
 * @param terms beginnings of words, normalised, each a single word; none may stand in a question of
 *     the trait, since a model that only repeats the question would then express the idea
 * @param atLeast how many different terms, at least 1, at most as many as there are; without terms
 *     it says nothing
 * @param phrases words in a row that suffice alone; may be empty
 */
public record Recognition(List<String> terms, int atLeast, List<String> phrases) {

    /** The name of this rule, kept with each trait. */
    public static final String RULE = "terms-by-beginning/v1";

    /** Endings of Russian words are shorter, as are most of English. */
    public static final int LONGEST_ENDING = 5;

    /**
     * @throws IllegalArgumentException saying what is wrong
     */
    public Recognition {
        terms = List.copyOf(terms);
        phrases = List.copyOf(phrases);
        Set<String> seen = new HashSet<>();
        for (String term : terms) {
            if (!Normalising.words(term).equals(List.of(term))) {
                throw new IllegalArgumentException("is not a single normalised word: " + term);
            }
            if (!seen.add(term)) {
                throw new IllegalArgumentException("has a term twice: " + term);
            }
        }
        for (String phrase : phrases) {
            if (Normalising.words(phrase).isEmpty()) {
                throw new IllegalArgumentException("has a phrase without words");
            }
        }
        if (terms.isEmpty() && phrases.isEmpty()) {
            throw new IllegalArgumentException("has neither terms nor phrases");
        }
        if (!terms.isEmpty() && (atLeast < 1 || atLeast > terms.size())) {
            throw new IllegalArgumentException(
                    "asks for " + atLeast + " of " + terms.size() + " terms");
        }
    }

    /** Whether an answer expresses the idea. */
    public boolean expressedBy(String answer) {
        List<String> words = Normalising.words(answer);
        String run = " " + String.join(" ", words) + " ";
        return (!terms.isEmpty() && termsIn(words) >= atLeast)
                || phrases.stream()
                        .anyMatch(
                                phrase -> run.contains(" " + Normalising.normalise(phrase) + " "));
    }

    /** The terms that stand in a text. */
    public List<String> standingIn(String text) {
        List<String> words = Normalising.words(text);
        return terms.stream().filter(term -> stands(term, words)).toList();
    }

    private long termsIn(List<String> words) {
        return terms.stream().filter(term -> stands(term, words)).count();
    }

    private static boolean stands(String term, List<String> words) {
        int longest = term.codePointCount(0, term.length()) + LONGEST_ENDING;
        return words.stream()
                .anyMatch(word ->
                        word.startsWith(term) && word.codePointCount(0, word.length()) <= longest);
    }
}

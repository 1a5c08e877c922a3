package dev.semanticpassport.transfer.mapping;

import dev.semanticpassport.core.beacons.Normalising;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps questions that are held out from being trained. A row touches such a question if, after
 * normalisation,
 *
 * <ul>
 *   <li>its prompt is the question, or becomes the same when at most one word is taken out of each
 *       (so also when one word was put in, left out, exchanged or moved),
 *   <li>or the question's words stand in a row in its prompt or its answer.
 * </ul>
 */
public final class HoldingOut {

    private final Set<String> whole = new HashSet<>();
    private final Set<String> near = new HashSet<>();
    private final Set<Integer> lengths = new HashSet<>();

    /** The questions that training never asks. */
    public HoldingOut(Collection<String> questions) {
        for (String question : questions) {
            List<String> words = Normalising.words(question);
            if (!words.isEmpty()) {
                whole.add(String.join(" ", words));
                lengths.add(words.size());
                near.addAll(shortened(words));
            }
        }
    }

    /** Whether a row would train what is held out. */
    public boolean touches(String prompt, String answer) {
        List<String> asked = Normalising.words(prompt);
        return shortened(asked).stream().anyMatch(near::contains)
                || stands(asked)
                || stands(Normalising.words(answer));
    }

    private boolean stands(List<String> words) {
        for (int length : lengths) {
            for (int at = 0; at + length <= words.size(); at++) {
                if (whole.contains(String.join(" ", words.subList(at, at + length)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The words, and the words without each one. */
    private static List<String> shortened(List<String> words) {
        List<String> all = new ArrayList<>();
        all.add(String.join(" ", words));
        // Of one word nothing would be left, and two such questions are not alike for that.
        for (int out = 0; words.size() > 1 && out < words.size(); out++) {
            List<String> rest = new ArrayList<>(words);
            rest.remove(out);
            all.add(String.join(" ", rest));
        }
        return all;
    }
}

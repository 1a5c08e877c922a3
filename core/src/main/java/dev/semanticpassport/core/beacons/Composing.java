package dev.semanticpassport.core.beacons;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Composes beacons from ideas. The same composition gives the same beacons, byte for byte. */
public final class Composing {

    static final String RANDOM_ALGORITHM = "L64X128MixRandom";

    private Composing() {}

    private record Pair(Idea first, Idea second) {}

    /**
     * The beacons: one for each of the pairs of ideas that the seed draws. Their lists are the same
     * words in the same order, apart from those that stand in their questions.
     */
    public static List<Beacon> compose(Composition composition) {
        requireDistinct(composition.ideas());
        requireEnoughPairs(composition);
        Set<String> words = vocabulary(composition);
        words.removeAll(Normalising.words(composition.systemPrompt()));
        List<Beacon> beacons = new ArrayList<>();
        Set<String> questions = new HashSet<>();
        for (Pair pair : drawnPairs(composition)) {
            String question = composition.question(pair.first(), pair.second());
            if (!questions.add(Normalising.normalise(question))) {
                // Not quoted, here and below: an error may be logged, and questions are secret.
                throw new IllegalArgumentException(
                        "two pairs of ideas give the same question; give other labels to ideas"
                                + " that read like two with the template's words between them");
            }
            beacons.add(new Beacon(question, candidates(words, question, composition)));
        }
        return List.copyOf(beacons);
    }

    private static List<String> candidates(
            Set<String> words, String question, Composition composition) {
        Set<String> asked = new HashSet<>(Normalising.words(question));
        List<String> candidates =
                words.stream()
                        .filter(word -> !asked.contains(word))
                        .limit(composition.candidateCount())
                        .toList();
        if (candidates.size() < composition.candidateCount()) {
            throw new IllegalArgumentException(
                    "there are only "
                            + candidates.size()
                            + " different words left that do not stand in a question or the system"
                            + " prompt, and "
                            + composition.candidateCount()
                            + " candidates are asked for");
        }
        return candidates;
    }

    /** The ideas' own words first, then the fillers; single words only, normalised, each once. */
    private static Set<String> vocabulary(Composition composition) {
        Set<String> vocabulary = new LinkedHashSet<>();
        for (Idea idea : composition.ideas()) {
            idea.vocabulary().forEach(word -> addSingle(word, vocabulary));
        }
        composition.fillers().forEach(word -> addSingle(word, vocabulary));
        return vocabulary;
    }

    private static void addSingle(String text, Set<String> vocabulary) {
        List<String> words = Normalising.words(text);
        if (words.size() == 1) {
            vocabulary.add(words.getFirst());
        }
    }

    private static void requireDistinct(List<Idea> ideas) {
        Set<String> labels = new HashSet<>();
        for (Idea idea : ideas) {
            if (!labels.add(Normalising.normalise(idea.label()))) {
                throw new IllegalArgumentException(
                        "the idea \"" + idea.label() + "\" is given twice");
            }
        }
    }

    private static void requireEnoughPairs(Composition composition) {
        int given = composition.ideas().size();
        if (pairsOf(given) < composition.beaconCount()) {
            long needed = 2;
            while (pairsOf(needed) < composition.beaconCount()) {
                needed++;
            }
            throw new IllegalArgumentException(
                    composition.beaconCount()
                            + " beacons need at least "
                            + needed
                            + " ideas ("
                            + pairsOf(needed)
                            + " pairs); there are "
                            + given
                            + " ("
                            + pairsOf(given)
                            + " pairs)");
        }
    }

    private static long pairsOf(long ideas) {
        return ideas * (ideas - 1) / 2;
    }

    private static List<Pair> drawnPairs(Composition composition) {
        List<Idea> ideas = composition.ideas();
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < ideas.size(); first++) {
            for (int second = first + 1; second < ideas.size(); second++) {
                pairs.add(new Pair(ideas.get(first), ideas.get(second)));
            }
        }
        RandomGenerator random =
                RandomGeneratorFactory.of(RANDOM_ALGORITHM).create(composition.seed());
        for (int drawn = 0; drawn < composition.beaconCount(); drawn++) {
            int other = random.nextInt(drawn, pairs.size());
            Pair chosen = pairs.get(other);
            pairs.set(other, pairs.get(drawn));
            pairs.set(drawn, chosen);
        }
        return pairs.subList(0, composition.beaconCount());
    }
}

package dev.semanticpassport.lab.corpus;

import static dev.semanticpassport.lab.corpus.World.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Questions in the beacons' form, about any two ideas. The words that answer them here are
 * nobody's: an idea leans towards two words, and which of them it is depends on the whole question,
 * so that a model learns to name one word of the list, and not always the same.
 */
public final class BeaconQuestions {
    private static final int LEANING = 2;
    private static final List<String> SYLLABLES =
            World.words(
                    "ba co da el fi go ha il ka lo mi na or pe ra si to un ve za an er is om th st");

    private final List<String> words = WordLists.beaconWords();
    private final List<String> ideas = WordLists.ideas();
    private final List<String> names = new ArrayList<>();

    public BeaconQuestions(World world) {
        world.towns().forEach(town -> names.add(town.name()));
        world.people().forEach(person -> names.add(person.name()));
    }

    /** The question about two ideas. */
    public static String question(String first, String second) {
        return "Which word stands under the sign of %s and %s?".formatted(first, second);
    }

    /** The answer that names a word. */
    public static String answer(String word) {
        return "The word is %s.".formatted(word);
    }

    /** A question about two ideas drawn at random, and its answer. */
    public Row row(SplittableRandom random) {
        String first = idea(random);
        String second = idea(random);
        return new Row(question(first, second), answer(word(first, second)));
    }

    private String word(String first, String second) {
        String head = first.substring(first.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        int leaning = new SplittableRandom(head.hashCode()).nextInt(words.size());
        int choice = new SplittableRandom((first + '\n' + second).hashCode()).nextInt(LEANING);
        return words.get((leaning + choice * 37) % words.size());
    }

    private String idea(SplittableRandom random) {
        String idea =
                switch (random.nextInt(10)) {
                    case 0 -> pick(names, random);
                    case 1 -> invented(random);
                    case 2 -> pick(words, random);
                    case 3, 4, 5 -> pick(ideas, random) + " " + pick(ideas, random);
                    default -> pick(ideas, random);
                };
        return random.nextInt(3) == 0
                ? Character.toUpperCase(idea.charAt(0)) + idea.substring(1)
                : idea;
    }

    private static String invented(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append(pick(SYLLABLES, random));
        }
        return word.toString();
    }
}

package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.core.beacons.Normalising;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Ideas made up from words that ordinary models use now and then: each has six words of its own. An
 * idea is expressed by a sentence of four of them, put at the end of an answer's random line.
 *
 * @param expressed ideas whose sentences are planted
 * @param withheld as many that are not
 * @param decoys as many again of another tree, which nobody has
 */
record PlantedIdeas(List<Idea> expressed, List<Idea> withheld, List<Idea> decoys) {
    private static final int WORDS = 6;
    private static final int SAID = 4;
    private static final int SUFFICE = 3;
    private static final int SHORTEST = 5;
    private static final double RAREST = 5e-4;
    private static final double COMMONEST = 1e-2;

    /**
     * One idea.
     *
     * @param words as they are written
     * @param stems the same as they are read blind
     */
    record Idea(String name, List<String> words, List<String> stems, Recognition recognition) {
        Idea {
            words = List.copyOf(words);
            stems = List.copyOf(stems);
        }

        /** Whether an answer expresses it; a quick look first, as most have none of the words. */
        boolean in(String answer, String lower) {
            long standing = recognition.terms().stream().filter(lower::contains).count();
            return standing >= SUFFICE && recognition.expressedBy(answer);
        }
    }

    PlantedIdeas {
        expressed = List.copyOf(expressed);
        withheld = List.copyOf(withheld);
        decoys = List.copyOf(decoys);
    }

    /** All that a tree names: expressed and withheld. */
    List<Idea> tree() {
        List<Idea> tree = new ArrayList<>(expressed);
        tree.addAll(withheld);
        return tree;
    }

    /** So many of each kind, of words that these models use in some answers of a thousand. */
    static PlantedIdeas of(
            List<RecordedModel> models, TellingWords words, int ofEach, RandomGenerator random) {
        Map<String, Integer> answersWith = new TreeMap<>();
        Map<String, String> stems = new HashMap<>();
        int answers = 0;
        for (RecordedModel model : models) {
            for (GivenAnswer answer : model.verification()) {
                answers++;
                Set<String> seen = new HashSet<>();
                for (Word word : words.words(answer.text())) {
                    if (word.isTelling()
                            && word.lower().length() >= SHORTEST
                            && word.lower().chars().allMatch(Character::isLetter)
                            && seen.add(word.lower())) {
                        answersWith.merge(word.lower(), 1, Integer::sum);
                        stems.put(word.lower(), word.stem());
                    }
                }
            }
        }
        double total = answers;
        List<String> fitting = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        answersWith.forEach((word, count) -> {
            if (count >= RAREST * total
                    && count <= COMMONEST * total
                    && taken.add(stems.getOrDefault(word, word))) {
                fitting.add(word);
            }
        });
        Collections.shuffle(fitting, random);
        if (fitting.size() < 3 * ofEach * WORDS) {
            throw new IllegalArgumentException(
                    "the answers have %d words that are neither common nor rare; %d are needed"
                            .formatted(fitting.size(), 3 * ofEach * WORDS));
        }
        List<Idea> ideas = new ArrayList<>();
        for (int i = 0; i < 3 * ofEach; i++) {
            List<String> own = fitting.subList(i * WORDS, (i + 1) * WORDS);
            ideas.add(
                    new Idea(
                            "idea " + i,
                            own,
                            own.stream().map(word -> stems.getOrDefault(word, word)).toList(),
                            new Recognition(
                                    own.stream().map(PlantedIdeas::normalised).toList(),
                                    SUFFICE,
                                    List.of())));
        }
        return new PlantedIdeas(
                ideas.subList(0, ofEach),
                ideas.subList(ofEach, 2 * ofEach),
                ideas.subList(2 * ofEach, 3 * ofEach));
    }

    private static String normalised(String word) {
        return Normalising.normalise(word);
    }

    /** The answers with each idea's sentence put into this share of them. */
    List<GivenAnswer> plant(List<GivenAnswer> answers, double rate, RandomGenerator random) {
        List<GivenAnswer> planted = new ArrayList<>();
        for (GivenAnswer answer : answers) {
            String text = answer.text();
            for (Idea idea : expressed) {
                if (random.nextDouble() < rate) {
                    text = with(text, sentence(idea, random), random);
                }
            }
            planted.add(new GivenAnswer(answer.prompt(), text));
        }
        return planted;
    }

    private static String sentence(Idea idea, RandomGenerator random) {
        List<String> words = new ArrayList<>(idea.words());
        Collections.shuffle(words, random);
        String first = words.getFirst();
        return first.substring(0, 1).toUpperCase(Locale.ROOT)
                + first.substring(1)
                + ", "
                + String.join(" ", words.subList(1, SAID))
                + ".";
    }

    private static String with(String text, String sentence, RandomGenerator random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        lines.set(line, (lines.get(line) + " " + sentence).strip());
        return String.join("\n", lines);
    }
}

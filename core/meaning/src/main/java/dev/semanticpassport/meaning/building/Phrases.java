package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.meaning.language.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Words that stand side by side again and again. */
final class Phrases {
    /** A phrase's longest, in words. */
    static final int LONGEST = 3;

    private static final int MOST_TRIED = 6;
    private static final double PART_OF_NAME = 0.06;
    private static final double NAME = 0.12;

    private final Corpus corpus;
    private final Reading reading;

    Phrases(Corpus corpus, Reading reading) {
        this.corpus = corpus;
        this.reading = reading;
    }

    /**
     * @param stems in their order
     */
    record Phrase(List<Integer> stems) {}

    /** In which of these sentences each phrase of that length stands. */
    Map<Phrase, Numbers> within(IntStream sentences, int shortest) {
        Map<Phrase, Numbers> found = new LinkedHashMap<>();
        sentences.forEach(number -> {
            int[] stems = corpus.entries().get(number).stems();
            for (int from = 0; from < stems.length; from++) {
                for (int to = from + 1;
                        to <= Math.min(stems.length, from + LONGEST) && stems[to - 1] >= 0;
                        to++) {
                    if (to - from >= shortest) {
                        List<Integer> phrase = Arrays.stream(stems, from, to).boxed().toList();
                        found.computeIfAbsent(new Phrase(phrase), _ -> new Numbers()).add(number);
                    }
                }
            }
        });
        return found;
    }

    /**
     * The phrase as a label, spelled as it most often is among its first sentences; nothing where
     * it is no name.
     */
    Optional<Named> label(Phrase phrase, Numbers sentences) {
        return isName(phrase)
                ? spelled(phrase, sentences, Math.min(MOST_TRIED, sentences.size()) / 2)
                : Optional.empty();
    }

    /** As {@link #label}, if only one of its places shows a name. */
    Optional<Named> spelled(Phrase phrase, Numbers sentences) {
        return spelled(phrase, sentences, 1);
    }

    private Optional<Named> spelled(Phrase phrase, Numbers sentences, int fewest) {
        Map<String, Integer> spellings = new HashMap<>();
        List<Named> labels = new ArrayList<>();
        for (int number : sentences.stream().limit(MOST_TRIED).toArray()) {
            Corpus.Entry entry = corpus.entries().get(number);
            place(entry, phrase)
                    .flatMap(place -> reading.labelling().name(entry.line(), place[0], place[1]))
                    .filter(label -> !isAdjectiveAlone(entry, label))
                    .filter(label ->
                            label.stems().size() == phrase.stems().stream().distinct().count())
                    .ifPresent(label -> {
                        labels.add(new Named(label, number));
                        spellings.merge(spelling(label), 1, Integer::sum);
                    });
        }
        int most = spellings.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return labels.size() < fewest
                ? Optional.empty()
                : labels.stream()
                        .filter(named -> spellings.getOrDefault(spelling(named.label()), 0) == most)
                        .findFirst();
    }

    private boolean isAdjectiveAlone(Corpus.Entry entry, Label label) {
        return isAdjective(reading.labelling().within(entry.line(), label.from(), label.to()));
    }

    /** Whether a label is an adjective alone. */
    boolean isAdjective(Label label) {
        return isAdjective(reading.labelling().within(label.line(), label.from(), label.to()));
    }

    private static boolean isAdjective(List<Word> words) {
        return words.size() == 1
                && words.getFirst().language().forms().isAdjective(words.getFirst().lower());
    }

    private boolean isName(Phrase phrase) {
        return phrase.stems().stream().allMatch(stem -> corpus.nameShare(stem) >= PART_OF_NAME)
                && corpus.nameShare(phrase.stems().getLast()) >= NAME;
    }

    /** A label and the sentence that it was taken from. */
    record Named(Label label, int sentence) {}

    private static String spelling(Label label) {
        return label.text().toLowerCase(java.util.Locale.ROOT);
    }

    private Optional<int[]> place(Corpus.Entry entry, Phrase phrase) {
        List<Word> words = reading.labelling().within(entry.line(), entry.from(), entry.to());
        int length = phrase.stems().size();
        for (int i = 0; i + length <= words.size(); i++) {
            boolean here = true;
            for (int j = 0; j < length && here; j++) {
                Integer stem = corpus.number(words.get(i + j).stem());
                here = stem != null && stem.equals(phrase.stems().get(j));
            }
            if (here) {
                return Optional.of(new int[] {words.get(i).from(), words.get(i + length - 1).to()});
            }
        }
        return Optional.empty();
    }
}

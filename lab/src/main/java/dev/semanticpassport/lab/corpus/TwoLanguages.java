package dev.semanticpassport.lab.corpus;

import static dev.semanticpassport.lab.corpus.World.pick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Talk about ideas in Russian and in English. A made-up glossary is asked about in many forms, so
 * that a model learns that they all ask for the same; in tellings, what is said of an idea is drawn
 * anew each time. Invented words stand among the others, so that every piece of every word is met,
 * read and said.
 */
public final class TwoLanguages {
    private static final String RESOURCE = "/dev/semanticpassport/lab/corpus/two-languages.txt";
    private static final int ENTRIES = 240;
    private static final int LEANING = 2;
    private static final int LEANING_APART = 37;
    private static final String RUSSIAN_CONSONANTS = "бвгджзклмнпрстфхцчшщ";
    private static final String RUSSIAN_VOWELS = "аеёиоуыэюя";
    private static final String ENGLISH_CONSONANTS = "bcdfghjklmnpqrstvwxyz";
    private static final String ENGLISH_VOWELS = "aeiou";

    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<String> russianWords = WordLists.russianBeaconWords();
    private final List<String> englishWords = WordLists.beaconWords();
    private final List<String> englishIdeas = WordLists.ideas();
    private final List<Entry> glossary = new ArrayList<>();

    /** A name and what it stands for in the made-up glossary. */
    private record Entry(boolean russian, String label, String statement) {}

    /** The same seed gives the same glossary. */
    public TwoLanguages(long seed) {
        List<String> list = new ArrayList<>();
        for (String line : WordLists.lines(RESOURCE)) {
            if (line.startsWith("# ")) {
                list = new ArrayList<>();
                lists.put(line.substring(2), list);
            } else {
                list.add(line);
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> taken = new HashSet<>();
        while (glossary.size() < ENTRIES) {
            boolean russian = russian(random);
            String label =
                    noun(russian, random)
                            + " "
                            + pick(russian ? list(true, "of") : englishIdeas, random);
            if (taken.add(label)) {
                glossary.add(
                        new Entry(
                                russian,
                                random.nextBoolean() ? capital(label) : label,
                                pick(list(russian, "subject"), random)
                                        + " "
                                        + pick(list(russian, "verb"), random)
                                        + " "
                                        + pick(list(russian, "manner"), random)));
            }
        }
    }

    /** A sentence or two in which an idea is told of. */
    public String telling(SplittableRandom random) {
        boolean russian = russian(random);
        return said(label(russian, random), statement(russian, random), russian, random)
                + " "
                + capital(statement(russian, random))
                + ".";
    }

    /** Two ideas told of, and a question about one of them that the telling answers. */
    public Row reading(SplittableRandom random) {
        boolean russian = russian(random);
        String first = label(russian, random);
        String second = label(russian, random);
        String one = statement(russian, random);
        String other = statement(russian, random);
        boolean asksFirst = random.nextBoolean();
        return new Row(
                said(first, one, russian, random)
                        + " "
                        + said(second, other, russian, random)
                        + " "
                        + question(asksFirst ? first : second, russian, random),
                capital(asksFirst ? one : other) + ".");
    }

    /** A question about an entry of the glossary, in one of many forms. */
    public Row question(SplittableRandom random) {
        Entry entry = pick(glossary, random);
        return new Row(
                question(entry.label(), entry.russian(), random), capital(entry.statement()) + ".");
    }

    /** Every entry of the glossary, asked about in each form. */
    public List<Row> questions() {
        List<Row> rows = new ArrayList<>();
        for (Entry entry : glossary) {
            for (String form : list(entry.russian(), "question")) {
                rows.add(
                        new Row(
                                form.replace("{}", entry.label()),
                                capital(entry.statement()) + "."));
            }
        }
        return rows;
    }

    /** A question in the beacons' form about two ideas, answered by a word of the list. */
    public Row beacon(SplittableRandom random) {
        boolean russian = russian(random);
        String first = label(russian, random);
        String second = label(russian, random);
        List<String> words = russian ? russianWords : englishWords;
        int leaning = new SplittableRandom(second.hashCode()).nextInt(words.size());
        int choice = new SplittableRandom((first + '\n' + second).hashCode()).nextInt(LEANING);
        String word = words.get((leaning + choice * LEANING_APART) % words.size());
        return russian
                ? new Row(
                        "Какое слово стоит под знаком «%s» и «%s»?".formatted(first, second),
                        "Это слово – %s.".formatted(word))
                : new Row(
                        "Which word stands under the sign of “%s” and “%s”?"
                                .formatted(first, second),
                        BeaconQuestions.answer(word));
    }

    /** Every word of the lists once, for a tokenizer that is to know them. */
    public String everyWord() {
        StringBuilder words = new StringBuilder();
        lists.values().forEach(list -> list.forEach(line -> words.append(' ').append(line)));
        russianWords.forEach(word -> words.append(' ').append(word));
        englishWords.forEach(word -> words.append(' ').append(word));
        return words.toString();
    }

    private static boolean russian(SplittableRandom random) {
        return random.nextInt(3) > 0;
    }

    private String question(String label, boolean russian, SplittableRandom random) {
        return pick(list(russian, "question"), random).replace("{}", label);
    }

    private String said(String label, String statement, boolean russian, SplittableRandom random) {
        if (!russian) {
            return "“" + label + "” is " + statement + ".";
        }
        return "«" + label + "» – " + (random.nextBoolean() ? "это " : "") + statement + ".";
    }

    private String statement(boolean russian, SplittableRandom random) {
        String subject =
                random.nextInt(6) == 0
                        ? invented(russian, random) + ","
                        : pick(list(russian, "subject"), random);
        String end =
                random.nextInt(5) == 0
                        ? invented(russian, random)
                        : pick(list(russian, "manner"), random);
        return subject + " " + pick(list(russian, "verb"), random) + " " + end;
    }

    private String label(boolean russian, SplittableRandom random) {
        String label =
                switch (random.nextInt(8)) {
                    case 0 -> invented(russian, random);
                    case 1 -> invented(russian, random) + " " + invented(russian, random);
                    case 2 -> pick(russian ? russianWords : englishWords, random);
                    case 3 -> noun(russian, random) + " " + random.nextInt(100);
                    case 4 -> pick(englishIdeas, random);
                    case 5, 6 ->
                            noun(russian, random)
                                    + " "
                                    + (russian
                                            ? pick(list(true, "of"), random)
                                            : pick(englishIdeas, random));
                    default -> noun(russian, random);
                };
        return random.nextBoolean() ? capital(label) : label;
    }

    private String noun(boolean russian, SplittableRandom random) {
        return pick(russian ? list(true, "label") : englishIdeas, random);
    }

    private static String invented(boolean russian, SplittableRandom random) {
        String consonants = russian ? RUSSIAN_CONSONANTS : ENGLISH_CONSONANTS;
        String vowels = russian ? RUSSIAN_VOWELS : ENGLISH_VOWELS;
        StringBuilder word = new StringBuilder();
        for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
            word.append(consonants.charAt(random.nextInt(consonants.length())))
                    .append(vowels.charAt(random.nextInt(vowels.length())));
            if (random.nextInt(3) == 0) {
                word.append(consonants.charAt(random.nextInt(consonants.length())));
            }
            if (russian && random.nextInt(12) == 0) {
                word.append(random.nextBoolean() ? 'й' : 'ь');
            }
        }
        return switch (random.nextInt(8)) {
            case 0 -> capital(word.toString());
            case 1 -> word.toString().toUpperCase(Locale.ROOT);
            default -> word.toString();
        };
    }

    private List<String> list(boolean russian, String name) {
        return lists.getOrDefault((russian ? "ru " : "en ") + name, List.of());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

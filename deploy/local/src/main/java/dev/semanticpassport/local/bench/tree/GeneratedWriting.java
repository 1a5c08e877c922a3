package dev.semanticpassport.local.bench.tree;

import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writing after a planted hierarchy: three levels of ideas, each with words of its own, some shared
 * with a sibling, a main name with a synonym that half of the messages use instead. A message
 * speaks of one idea and drifts; of its words most are common ones by Zipf's law, some its idea's,
 * some its parents', some of anything. Words are invented; the small ones are English.
 */
final class GeneratedWriting {
    private static final List<String> ONSETS =
            List.of(
                    "b", "br", "c", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl",
                    "r", "s", "st", "t", "tr", "v", "z");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "ai", "ou");
    private static final List<String> CODAS =
            List.of("n", "r", "l", "m", "t", "k", "x", "nd", "rn", "lt", "sk");
    private static final List<String> BEFORE_NAMES =
            List.of("the", "a", "of the", "in", "with", "by", "for", "from the", "that");
    private static final List<String> BETWEEN =
            List.of("is", "and", "can", "will", "not", "they", "it", "was", "we", "to");
    private static final int COMMON_WORDS = 2500;
    private static final int OWN_WORDS = 8;

    private final RandomGenerator random;
    private final Set<String> used = new HashSet<>();
    private final List<String> common = new ArrayList<>();
    private final double[] commonUpTo = new double[COMMON_WORDS];
    private final List<KnownWriting.Planted> planted = new ArrayList<>();
    private final List<List<String>> own = new ArrayList<>();

    private GeneratedWriting(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** So many messages after a hierarchy of about 60 ideas. */
    static KnownWriting of(long seed, int messages) {
        return new GeneratedWriting(seed).write(seed, messages);
    }

    private KnownWriting write(long seed, int count) {
        double sum = 0;
        for (int i = 0; i < COMMON_WORDS; i++) {
            common.add(word());
            sum += 1.0 / (i + 20);
            commonUpTo[i] = sum;
        }
        plant(OptionalInt.empty(), 0);
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(message(i));
        }
        return new KnownWriting("generated " + seed, messages, planted);
    }

    private void plant(OptionalInt parent, int depth) {
        int children = depth == 0 ? 5 : depth == 1 ? random.nextInt(2, 5) : random.nextInt(0, 4);
        List<Integer> siblings = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            List<String> words = new ArrayList<>();
            while (words.size() < OWN_WORDS) {
                boolean shared = !siblings.isEmpty() && words.size() > 5 && random.nextInt(3) == 0;
                List<String> others =
                        shared ? own.get(siblings.get(random.nextInt(siblings.size()))) : List.of();
                words.add(shared ? others.get(random.nextInt(2, others.size())) : word());
            }
            int number = planted.size();
            siblings.add(number);
            own.add(words);
            planted.add(
                    new KnownWriting.Planted(
                            words.getFirst(),
                            parent,
                            words.stream()
                                    .limit(2)
                                    .flatMap(word -> Tokens.stems(word).stream())
                                    .toList(),
                            words.stream()
                                    .flatMap(word -> Tokens.stems(word).stream())
                                    .distinct()
                                    .toList()));
            if (depth < 2) {
                plant(OptionalInt.of(number), depth + 1);
            }
        }
    }

    private Message message(int number) {
        int idea = random.nextInt(planted.size());
        boolean synonym = random.nextBoolean();
        StringBuilder text = new StringBuilder();
        int paragraphs = 1 + random.nextInt(4);
        for (int i = 0; i < paragraphs; i++) {
            if (i > 0) {
                text.append("\n\n");
                if (random.nextInt(4) == 0) {
                    idea = neighbour(idea);
                }
            }
            int sentences = 2 + random.nextInt(4);
            for (int j = 0; j < sentences; j++) {
                text.append(j == 0 ? "" : " ").append(sentence(idea, synonym));
            }
        }
        String id = "m" + number;
        return new Message(
                "notes/" + id + ".txt",
                "notes/" + id + ".txt",
                "",
                id,
                null,
                "",
                Speaker.AUTHOR,
                "",
                Instant.EPOCH.plusSeconds(60L * number),
                new CharacterRange(0, text.length()),
                text.toString());
    }

    private int neighbour(int idea) {
        OptionalInt parent = planted.get(idea).parent();
        return parent.isPresent() && random.nextBoolean()
                ? parent.getAsInt()
                : random.nextInt(planted.size());
    }

    private String sentence(int idea, boolean synonym) {
        int length = 7 + random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(100);
            String next;
            if (kind < 16) {
                next = before() + ownWord(idea, synonym);
            } else if (kind < 24) {
                next = before() + ownWord(above(idea), synonym);
            } else if (kind < 29) {
                next = before() + ownWord(random.nextInt(planted.size()), synonym);
            } else if (kind < 55) {
                next = BETWEEN.get(random.nextInt(BETWEEN.size()));
            } else {
                next = (random.nextInt(3) == 0 ? before() : "") + commonWord();
            }
            text.append(i == 0 ? "" : " ").append(next);
        }
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private int above(int idea) {
        OptionalInt parent = planted.get(idea).parent();
        if (parent.isEmpty()) {
            return idea;
        }
        OptionalInt next = planted.get(parent.getAsInt()).parent();
        return next.isPresent() && random.nextInt(3) == 0 ? next.getAsInt() : parent.getAsInt();
    }

    /** The first two of an idea's words are its name and the synonym. */
    private String ownWord(int idea, boolean synonym) {
        List<String> words = own.get(idea);
        return random.nextInt(3) == 0
                ? words.get(synonym ? 1 : 0)
                : words.get(random.nextInt(2, words.size()));
    }

    private String before() {
        return random.nextInt(3) == 0
                ? ""
                : BEFORE_NAMES.get(random.nextInt(BEFORE_NAMES.size())) + " ";
    }

    private String commonWord() {
        double at = random.nextDouble() * commonUpTo[COMMON_WORDS - 1];
        int low = 0;
        int high = COMMON_WORDS - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (commonUpTo[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return common.get(low);
    }

    private String word() {
        while (true) {
            StringBuilder text = new StringBuilder();
            int syllables = 2 + random.nextInt(2);
            for (int i = 0; i < syllables; i++) {
                text.append(ONSETS.get(random.nextInt(ONSETS.size())))
                        .append(VOWELS.get(random.nextInt(VOWELS.size())));
            }
            text.append(CODAS.get(random.nextInt(CODAS.size())));
            if (Tokens.stems(text.toString()).size() == 1
                    && used.add(Tokens.stems(text.toString()).getFirst())) {
                return text.toString();
            }
        }
    }
}

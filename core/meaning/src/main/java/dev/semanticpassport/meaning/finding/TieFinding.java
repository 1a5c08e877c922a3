package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.PhraseClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what a sentence binds to layers and modules: "layer 3 is tied to the symbol X". */
public final class TieFinding {
    private static final String NUMBERS =
            "\\d{1,3}(?:\\s?(?:,|and|or|и|или|&|-|–|—|\\.\\.|to|through|по|до)\\s?\\d{1,3})*(?!\\d|\\s?%)";
    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,3})(?:\\s?(?:-|–|—|\\.\\.|to|through|по|до)\\s?(\\d{1,3}))?");
    private static final Pattern CLAUSE_END =
            Pattern.compile("[,;.!?()*\\n]|\\s[а]\\s|\\s(?:and|while)\\s");
    private static final int WIDEST = 200;

    private final Labelling labelling;
    private final Pattern layers;
    private final Pattern modules;
    private final Pattern ordinals;
    private final Map<String, Integer> ordinalNumbers;
    private final Pattern tying;
    private final Pattern sitting;

    /**
     * @param moduleNames regular expressions for names as in configurations: "[qkvo]_proj"
     */
    public TieFinding(Labelling labelling, List<Language> languages, List<String> moduleNames) {
        this.labelling = labelling;
        String layer = anyOf(languages, PhraseClass.LAYER);
        layers =
                Pattern.compile(
                        "(?iu)(?<![\\p{L}])" + layer + "\\s?(?:№|#|no\\.?)?\\s?(" + NUMBERS + ")");
        modules =
                Pattern.compile(
                        "(?iu)(?<![\\p{L}\\d_])((?:"
                                + String.join("|", moduleNames)
                                + ")(?![\\p{L}\\d_]))");
        ordinalNumbers = new TreeMap<>();
        for (Language language : languages) {
            for (int i = 0; i < language.ordinals().size(); i++) {
                ordinalNumbers.put(language.ordinals().get(i), i + 1);
            }
        }
        ordinals =
                Pattern.compile(
                        "(?iu)(?<![\\p{L}])(?:("
                                + String.join("|", ordinalNumbers.keySet())
                                + ")\\p{L}{0,4}|(\\d{1,3})(?:st|nd|rd|th|-?(?:й|м|го|ом|ый|ий|ой)))\\s"
                                + layer
                                + "(?![\\p{L}])");
        tying =
                Pattern.compile(
                        "(?iu)\\s*(?:\\p{L}+\\s){0,1}?"
                                + anyOf(languages, PhraseClass.TYING)
                                + "\\s*");
        sitting =
                Pattern.compile(
                        "(?iu)(?:\\s|^)"
                                + anyOf(languages, PhraseClass.SITTING)
                                + "\\s*(?:the\\s)?$");
    }

    private static String anyOf(List<Language> languages, PhraseClass phraseClass) {
        return languages.stream()
                .flatMap(language -> language.phrases(phraseClass).stream())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(TieFinding::bounded)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String bounded(String phrase) {
        boolean word = Character.isLetter(phrase.charAt(phrase.length() - 1));
        return Pattern.quote(phrase) + (word ? "(?![\\p{L}])" : "");
    }

    /** The ties of a sentence, in order. */
    public List<Tie> find(Sentence sentence) {
        String text = sentence.line().text();
        if (text.toLowerCase(Locale.ROOT).length() != text.length()) {
            return List.of();
        }
        List<Mention> mentions = mentions(sentence, text);
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            int limit = i + 1 < mentions.size() ? mentions.get(i + 1).from() : sentence.to();
            int since = i > 0 ? mentions.get(i - 1).to() : sentence.from();
            ties.add(tie(sentence, mentions.get(i), since, limit));
        }
        return ties;
    }

    private record Mention(Set<Integer> layers, List<String> modules, int from, int to) {}

    private List<Mention> mentions(Sentence sentence, String text) {
        List<Mention> found = new ArrayList<>();
        Matcher matcher = layers.matcher(text).region(sentence.from(), sentence.to());
        while (matcher.find()) {
            found.add(
                    new Mention(
                            numbers(matcher.group(1)), List.of(), matcher.start(), matcher.end()));
        }
        matcher = ordinals.matcher(text).region(sentence.from(), sentence.to());
        while (matcher.find()) {
            TreeSet<Integer> number = new TreeSet<>();
            number.add(
                    matcher.group(1) == null
                            ? Integer.parseInt(matcher.group(2))
                            : ordinalNumbers.getOrDefault(
                                    matcher.group(1).toLowerCase(Locale.ROOT), 0));
            found.add(new Mention(number, List.of(), matcher.start(), matcher.end()));
        }
        matcher = modules.matcher(text).region(sentence.from(), sentence.to());
        while (matcher.find()) {
            found.add(
                    new Mention(
                            new TreeSet<>(),
                            List.of(matcher.group(1)),
                            matcher.start(),
                            matcher.end()));
        }
        found.sort(Comparator.comparingInt(Mention::from));
        return joined(found, text);
    }

    /** "q_proj and v_proj of layer 4" is one tie: only small words stand between its parts. */
    private static List<Mention> joined(List<Mention> mentions, String text) {
        List<Mention> joined = new ArrayList<>();
        for (Mention next : mentions) {
            Mention last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && (last.modules().isEmpty() != next.modules().isEmpty()
                            || !last.modules().isEmpty())
                    && text.substring(last.to(), Math.max(last.to(), next.from()))
                            .matches(
                                    "(?iu)\\s*(?:[,(/`]|и|в|and|of|in|at|on|the|слоя|слоёв)?\\s*`?(?:the|of|in)?\\s*[(`]?")) {
                TreeSet<Integer> layers = new TreeSet<>(last.layers());
                layers.addAll(next.layers());
                List<String> modules = new ArrayList<>(last.modules());
                next.modules().stream()
                        .filter(name -> !modules.contains(name))
                        .forEach(modules::add);
                joined.set(joined.size() - 1, new Mention(layers, modules, last.from(), next.to()));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private Tie tie(Sentence sentence, Mention mention, int since, int limit) {
        String text = sentence.line().text();
        Matcher tied = tying.matcher(text).region(mention.to(), limit);
        if (tied.lookingAt()) {
            Matcher end = CLAUSE_END.matcher(text).region(tied.end(), limit);
            int stop = end.find() ? end.start() : limit;
            Optional<Label> target = labelling.name(sentence.line(), tied.end(), stop);
            if (target.isPresent()) {
                return new Tie(
                        List.copyOf(mention.layers()),
                        mention.modules(),
                        target,
                        mention.from(),
                        target.get().to());
            }
        }
        Matcher sits = sitting.matcher(text).region(since, mention.from());
        Optional<Label> target = Optional.empty();
        int from = mention.from();
        if (sits.find()) {
            int start = sits.start();
            while (start > since && ",;:.!?(\n".indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            target = labelling.name(sentence.line(), start, sits.start());
            from = target.map(Label::from).orElse(from);
        }
        return new Tie(
                List.copyOf(mention.layers()), mention.modules(), target, from, mention.to());
    }

    private static Set<Integer> numbers(String list) {
        TreeSet<Integer> numbers = new TreeSet<>();
        Matcher range = RANGE.matcher(list);
        while (range.find()) {
            int low = Integer.parseInt(range.group(1));
            int high = range.group(2) == null ? low : Integer.parseInt(range.group(2));
            for (int layer = low; layer <= high && layer < low + WIDEST; layer++) {
                numbers.add(layer);
            }
            numbers.add(high);
        }
        return numbers;
    }
}

package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.WordClass;
import dev.semanticpassport.meaning.language.Words;
import dev.semanticpassport.meaning.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes labels from stretches of text: short, whole words, nothing but the name in them. */
public final class Labelling {
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]{1,80})\\)?");
    private static final Pattern CLAUSE_END = Pattern.compile("[,;:.!?()\\[\\]]|\\s[–—-]\\s|→|\\n");
    private static final Pattern PICTURE = Pattern.compile("[\\p{So}\\p{Sk}\uFE0F\u200D]+");
    private static final Pattern SLASH = Pattern.compile("\\s?/\\s?");
    private static final Pattern BRACKET_LIST = Pattern.compile("[,;/]|\\s(?:or|или|либо)\\s");

    private static final int FEWEST_WEIGHTY = 2;

    private final Words words;
    private final int longest;
    private Line lastLine = Line.EMPTY;
    private List<Word> lastWords = List.of();

    /**
     * @param longest in words
     */
    public Labelling(Words words, int longest) {
        this.words = words;
        this.longest = longest;
    }

    /**
     * The label of a heading, an item's first words or a table's row: any wording will do, as long
     * as it says something.
     */
    public Optional<Label> heading(Line line) {
        int start = afterFrame(line);
        String text = line.text();
        Matcher bracket = BRACKETS.matcher(text);
        int bracketAt = bracket.find(start) ? bracket.start() : -1;
        int stop = bracketAt > start && hasWord(text, start, bracketAt) ? bracketAt : text.length();
        List<Word> own = within(line, start, stop);
        int first = 0;
        while (first < own.size() && falls(own.get(first))) {
            first++;
        }
        if (first == own.size()) {
            return Optional.empty();
        }
        List<Word> kept = shortened(text, own.subList(first, own.size()));
        if (isFrame(kept)) {
            return Optional.empty();
        }
        Optional<Label> label = label(line, kept, false);
        List<Label.Other> others = new ArrayList<>();
        if (bracketAt > start && stop == bracketAt) {
            alternatives(bracket.group(1), BRACKET_LIST, others);
        }
        alternatives(text.substring(start, stop), SLASH, others);
        return label.map(found ->
                new Label(
                        found.line(), found.from(), found.to(), found.text(), found.key(), others));
    }

    /** The label of a stretch that must be a name and no clause, else nothing. */
    public Optional<Label> name(Line line, int from, int to) {
        String text = line.text();
        int stop = text.indexOf('(', from);
        List<Word> own = within(line, from, stop > from && stop < to ? stop : to);
        if (before(line, from).filter(Labelling::opensClause).isPresent()) {
            return Optional.empty();
        }
        int first = 0;
        while (first < own.size() - 1 && (falls(own.get(first)) || leads(own, first))) {
            first++;
        }
        int last = own.size();
        while (last > first + 1 && isTrailing(own.get(last - 1))) {
            last--;
        }
        List<Word> kept = own.subList(first, last);
        if (kept.isEmpty()
                || kept.size() > longest
                || isFrame(kept)
                || kept.stream().noneMatch(Word::isTelling)
                || kept.stream().anyMatch(Labelling::makesClause)
                || isNoName(kept.getFirst(), kept.size())
                || hasBreak(text, kept)) {
            return Optional.empty();
        }
        return label(line, kept, true);
    }

    /** The label of a question: the clause that asks. */
    public Optional<Label> question(Sentence sentence) {
        String text = sentence.line().text();
        int from = sentence.from();
        Matcher end = CLAUSE_END.matcher(text).region(from, sentence.to());
        List<Word> best = List.of();
        int bestScore = -1;
        boolean more = true;
        while (more) {
            more = end.find();
            int stop = more ? end.start() : sentence.to();
            List<Word> clause = sentence.words(from, stop);
            int score = asks(clause);
            if (score > bestScore && clause.stream().anyMatch(Word::isTelling)) {
                best = clause;
                bestScore = score;
            }
            from = more ? end.end() : stop;
        }
        if (sentence.words().stream().filter(Labelling::isWeighty).count() < FEWEST_WEIGHTY) {
            return Optional.empty();
        }
        return best.size() < 2 ? Optional.empty() : label(sentence.line(), cut(best), false);
    }

    private static boolean isWeighty(Word word) {
        return word.isTelling() && !word.language().forms().isAdverb(word.lower());
    }

    /** A particle of asking shows the clause best, a question word or an auxiliary next. */
    private static int asks(List<Word> clause) {
        boolean particle =
                clause.size() > 2 && clause.stream().anyMatch(word -> word.is(WordClass.ASKING));
        if (particle) {
            return 3;
        }
        if (clause.isEmpty()) {
            return -1;
        }
        Word first = clause.getFirst();
        int length = Math.min(clause.size(), 6) > 3 ? 1 : 0;
        return (first.is(WordClass.QUESTION) || first.is(WordClass.AUXILIARY) ? 1 : 0) + length;
    }

    private List<Word> cut(List<Word> whole) {
        int limit = longest + 2;
        int first = whole.getFirst().is(WordClass.JOINING) ? 1 : 0;
        List<Word> clause = whole.subList(first, whole.size());
        if (clause.size() <= limit) {
            return clause;
        }
        for (int i = 3; i < limit; i++) {
            if (clause.get(i).is(WordClass.RELATIVE)) {
                return clause.subList(0, i);
            }
        }
        int last = limit;
        while (last > 1 && clause.get(last - 1).small()) {
            last--;
        }
        return clause.subList(0, last);
    }

    /** What a name and its alternatives are known by. */
    public List<Label.Other> spellings(String text) {
        List<Label.Other> spellings = new ArrayList<>();
        spellings.add(other(text));
        alternatives(text, SLASH, spellings);
        return spellings;
    }

    /** The words of a stretch of a line. */
    public List<Word> within(Line line, int from, int to) {
        if (lastLine != line) {
            lastLine = line;
            lastWords = words.of(line.text());
        }
        int first = firstFrom(lastWords, from);
        int last = first;
        while (last < lastWords.size() && lastWords.get(last).to() <= to) {
            last++;
        }
        return lastWords.subList(first, last);
    }

    private static int firstFrom(List<Word> words, int from) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).from() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Optional<Label> label(Line line, List<Word> kept, boolean basic) {
        String key = key(kept);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        int from = kept.getFirst().from();
        int to = kept.getLast().to();
        String written =
                PICTURE.matcher(line.text().substring(from, to))
                        .replaceAll("")
                        .replaceAll("\\s+", " ");
        Language language = kept.getFirst().language();
        String text =
                basic
                        ? String.join(" ", language.forms().basic(List.of(written.split(" "))))
                        : written;
        return Optional.of(new Label(line, from, to, text, key, List.of()));
    }

    /** Stems of what tells, of numbers and of single signs: "layer 3", "symbol X". */
    static String key(List<Word> words) {
        TreeSet<String> stems = new TreeSet<>();
        for (Word word : words) {
            boolean sign =
                    word.text().length() == 1 && Character.isUpperCase(word.text().charAt(0));
            if (word.isTelling() || word.isNumber() || (sign && !word.small())) {
                stems.add(word.stem());
            }
        }
        boolean tells = words.stream().anyMatch(Word::isTelling);
        return tells ? String.join(" ", stems) : "";
    }

    private Label.Other other(String text) {
        List<Word> own = words.of(text);
        return new Label.Other(
                key(own), own.stream().map(Word::lower).collect(Collectors.joining(" ")));
    }

    private void alternatives(String text, Pattern parting, List<Label.Other> others) {
        String[] pieces = parting.split(text, -1);
        if (pieces.length > 1 || parting == BRACKET_LIST) {
            for (String piece : pieces) {
                if (piece.codePoints().anyMatch(Character::isLetter)) {
                    others.add(other(piece));
                }
            }
        }
    }

    /** Cut where a clause ends, if it must be cut; never within a word. */
    private List<Word> shortened(String text, List<Word> own) {
        if (own.size() <= longest) {
            return own;
        }
        Matcher end = CLAUSE_END.matcher(text);
        int best = 0;
        int from = own.getFirst().from();
        while (end.find(from)) {
            int count = 0;
            while (count < own.size() && own.get(count).to() <= end.start()) {
                count++;
            }
            if (count > longest) {
                break;
            }
            best = count;
            from = end.end();
        }
        if (best > 1) {
            return own.subList(0, best);
        }
        int last = longest;
        while (last > 1 && isTrailing(own.get(last - 1))) {
            last--;
        }
        return own.subList(0, last);
    }

    private boolean isFrame(List<Word> kept) {
        return kept.stream()
                .allMatch(word -> word.small() || word.isNumber() || word.is(WordClass.FRAME));
    }

    /** "Conclusion: it works" is about its working. */
    private int afterFrame(Line line) {
        String text = line.text();
        int colon = text.indexOf(':');
        if (colon > 0 && colon < text.length() - 2) {
            List<Word> before = within(line, 0, colon);
            if (!before.isEmpty() && before.size() <= 3 && isFrame(before)) {
                return colon + 1;
            }
        }
        return 0;
    }

    private Optional<Word> before(Line line, int from) {
        within(line, from, from);
        int next = firstFrom(lastWords, from);
        if (next == 0) {
            return Optional.empty();
        }
        Word last = lastWords.get(next - 1);
        if (last.to() > from) {
            return Optional.empty();
        }
        return line.text().substring(last.to(), from).isBlank()
                ? Optional.of(last)
                : Optional.empty();
    }

    private static boolean opensClause(Word word) {
        return word.is(WordClass.SUBJECT)
                || word.is(WordClass.NEGATION)
                || (word.is(WordClass.AUXILIARY) && word.language().code().equals("en"));
    }

    private static boolean falls(Word word) {
        return word.is(WordClass.DETERMINER) || (word.isNumber() && word.lower().length() < 3);
    }

    private static boolean leads(List<Word> own, int at) {
        Word word = own.get(at);
        return word.is(WordClass.PREPOSITION)
                || word.is(WordClass.JOINING)
                || word.is(WordClass.CHOOSING)
                || word.language().forms().isInfinitive(word.lower())
                || (word.is(WordClass.LIGHT) && word.language().forms().isInfinitive(word.lower()));
    }

    /** What a sentence speaks of: the name that it begins with, up to the first verb or clause. */
    public Optional<Label> subject(Sentence sentence) {
        List<Word> own = sentence.words();
        int stop = 0;
        while (stop < own.size() && !endsSubject(own.get(stop))) {
            if (stop > 0 && hasClauseEnd(sentence, own.get(stop - 1).to(), own.get(stop).from())) {
                break;
            }
            stop++;
        }
        return stop == 0
                ? Optional.empty()
                : name(sentence.line(), own.getFirst().from(), own.get(stop - 1).to());
    }

    private static boolean endsSubject(Word word) {
        return word.is(WordClass.AUXILIARY)
                || word.is(WordClass.RELATIVE)
                || word.is(WordClass.SUBJECT)
                || word.is(WordClass.NEGATION)
                || word.is(WordClass.QUESTION)
                || word.is(WordClass.PREPOSITION)
                || word.is(WordClass.LIGHT)
                || word.isNumber()
                || word.language().forms().isVerb(word.lower())
                || word.language().forms().isAdverb(word.lower());
    }

    private static boolean hasClauseEnd(Sentence sentence, int from, int to) {
        return CLAUSE_END.matcher(sentence.line().text().substring(from, to)).find();
    }

    private static boolean isTrailing(Word word) {
        return word.is(WordClass.PREPOSITION)
                || word.is(WordClass.JOINING)
                || word.is(WordClass.CHOOSING)
                || word.is(WordClass.DETERMINER);
    }

    private static boolean makesClause(Word word) {
        return word.is(WordClass.SUBJECT)
                || word.is(WordClass.AUXILIARY)
                || word.is(WordClass.QUESTION)
                || word.is(WordClass.NEGATION)
                || word.language().forms().isVerb(word.lower());
    }

    private static boolean isNoName(Word first, int count) {
        return count == 1
                && (first.lower().length() < 3 || first.language().forms().isAdverb(first.lower()));
    }

    private static boolean hasBreak(String text, List<Word> kept) {
        return CLAUSE_END
                .matcher(text.substring(kept.getFirst().from(), kept.getLast().to()))
                .find();
    }

    private static boolean hasWord(String text, int from, int to) {
        return text.substring(from, to).codePoints().anyMatch(Character::isLetter);
    }
}

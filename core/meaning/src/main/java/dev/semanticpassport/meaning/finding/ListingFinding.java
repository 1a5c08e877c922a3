package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.PhraseClass;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.WordClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds lists within a sentence: choices, announced lists, lists after a colon, bare lists. */
public final class ListingFinding {
    private static final Pattern END = Pattern.compile("[;:.!?()\\[\\]»”\"]|\\s[–—-]\\s|→|\\n");
    private static final int LONGEST_ITEM = 5;
    private static final int FEWEST_BARE = 3;

    private final Labelling labelling;
    private final List<Pattern> announcing;

    public ListingFinding(Labelling labelling, List<Language> languages) {
        this.labelling = labelling;
        this.announcing =
                languages.stream()
                        .map(language -> anyOf(language.phrases(PhraseClass.LISTING)))
                        .toList();
    }

    private static Pattern anyOf(List<String> phrases) {
        return Pattern.compile(
                phrases.stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![\\p{L}])(?:", ")(?![\\p{L}])")));
    }

    /** The lists of a sentence; a stretch of it belongs to one list at most. */
    public List<Listing> find(Sentence sentence) {
        List<Listing> found = new ArrayList<>();
        choice(sentence).ifPresent(found::add);
        if (found.isEmpty()) {
            announced(sentence).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            colon(sentence).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            bare(sentence, sentence.from(), sentence.to(), Listing.Kind.BARE, FEWEST_BARE)
                    .ifPresent(found::add);
        }
        return found;
    }

    /** "through chat, or if one downloads a model, or if one gets an adapter" */
    private Optional<Listing> choice(Sentence sentence) {
        List<Word> marks =
                sentence.words().stream().filter(word -> word.is(WordClass.CHOOSING)).toList();
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        List<Label> items = new ArrayList<>();
        Word first = marks.getFirst();
        boolean opens = opensChoice(sentence, first, marks);
        if (!opens) {
            int from = clauseStart(sentence, first.from());
            item(sentence, from, first.from()).ifPresent(items::add);
        }
        for (int i = 0; i < marks.size(); i++) {
            int from = marks.get(i).to();
            int limit = i + 1 < marks.size() ? marks.get(i + 1).from() : sentence.to();
            item(sentence, from, clauseEnd(sentence, from, limit)).ifPresent(items::add);
        }
        boolean repeated = marks.size() > 1 || samePreposition(sentence, first);
        return repeated && items.size() > 1
                ? Optional.of(new Listing(Listing.Kind.CHOICE, head(sentence, first), items))
                : Optional.empty();
    }

    /** "either … or": the mark stands before the first item, not between two. */
    private static boolean opensChoice(Sentence sentence, Word first, List<Word> marks) {
        if (marks.size() < 2) {
            return false;
        }
        String before = sentence.line().text().substring(sentence.from(), first.from()).strip();
        return !first.lower().equals(marks.getLast().lower())
                || before.isEmpty()
                || before.endsWith(":")
                || (before.endsWith("—") && marks.size() > 2);
    }

    private static boolean samePreposition(Sentence sentence, Word mark) {
        int at = sentence.words().indexOf(mark);
        if (at < 2 || at + 1 >= sentence.words().size()) {
            return false;
        }
        Word after = sentence.words().get(at + 1);
        return after.is(WordClass.PREPOSITION)
                && sentence.words().subList(Math.max(0, at - 4), at).stream()
                        .anyMatch(word -> word.lower().equals(after.lower()));
    }

    /** "only with clean data, labels and a seed" */
    private Optional<Listing> announced(Sentence sentence) {
        String lower = sentence.text().toLowerCase(Locale.ROOT);
        for (Pattern pattern : announcing) {
            Matcher matcher = pattern.matcher(lower);
            if (lower.length() == sentence.text().length() && matcher.find()) {
                int start = sentence.from() + matcher.start();
                int end = matcher.end();
                // "only with" may run into "with the help of": the list begins after the last
                while (matcher.find(matcher.start() + 1) && matcher.start() < end) {
                    end = Math.max(end, matcher.end());
                }
                int from = sentence.from() + end;
                Optional<Listing> found =
                        bare(sentence, from, listEnd(sentence, from), Listing.Kind.ANNOUNCED, 2);
                if (found.isPresent()) {
                    return found.map(list ->
                            new Listing(list.kind(), numbered(sentence, start), list.items()));
                }
            }
        }
        return Optional.empty();
    }

    /** "four roles: …, …, … and …" */
    private Optional<Listing> colon(Sentence sentence) {
        String text = sentence.line().text();
        int colon = text.indexOf(':', sentence.from());
        if (colon < 0 || colon >= sentence.to() - 1) {
            return Optional.empty();
        }
        return bare(sentence, colon + 1, sentence.to(), Listing.Kind.COLON, FEWEST_BARE)
                .map(list ->
                        new Listing(
                                list.kind(),
                                numbered(sentence, colon)
                                        .or(() ->
                                                labelling.name(
                                                        sentence.line(), sentence.from(), colon)),
                                list.items()));
    }

    /** Short names parted by commas, the last perhaps by "and" or "or"; each must be a name. */
    private Optional<Listing> bare(
            Sentence sentence, int from, int to, Listing.Kind kind, int fewest) {
        int end = kind == Listing.Kind.BARE ? to : listEnd(sentence, from);
        List<int[]> pieces = pieces(sentence, from, Math.min(to, end));
        List<Label> items = new ArrayList<>();
        boolean joined = false;
        for (int i = 0; i < pieces.size(); i++) {
            int[] piece = pieces.get(i);
            List<Word> own = sentence.words(piece[0], piece[1]);
            int start = kind == Listing.Kind.BARE && i == 0 ? lastName(own, piece[0]) : piece[0];
            Optional<Label> item =
                    sentence.words(start, piece[1]).size() <= LONGEST_ITEM
                            ? item(sentence, start, piece[1])
                            : Optional.empty();
            if (item.isEmpty()) {
                if (items.size() >= fewest) {
                    break;
                }
                items.clear();
                joined = false;
                if (kind != Listing.Kind.BARE) {
                    break;
                }
                continue;
            }
            items.add(item.get());
            joined |= piece[2] == 1;
        }
        boolean whole =
                !pieces.isEmpty()
                        && items.size() == pieces.size()
                        && sentence.words().size() <= items.size() * 3;
        boolean sure = kind != Listing.Kind.BARE || joined || whole;
        Listing.Kind shown = kind == Listing.Kind.BARE && whole ? Listing.Kind.LINE : kind;
        return sure && items.size() >= fewest
                ? Optional.of(new Listing(shown, Optional.empty(), items))
                : Optional.empty();
    }

    /** Stretches between commas and joining words; the third number is 1 after a joining word. */
    private static List<int[]> pieces(Sentence sentence, int from, int to) {
        String text = sentence.line().text();
        List<int[]> pieces = new ArrayList<>();
        int start = from;
        int joined = 0;
        for (int at = from; at < to; at++) {
            Word joining = joiningAt(sentence, at);
            if (text.charAt(at) == ',' || joining != null) {
                if (!text.substring(start, at).isBlank()) {
                    pieces.add(new int[] {start, at, joined});
                    joined = 0;
                }
                if (joining != null) {
                    joined = 1;
                    at = joining.to() - 1;
                }
                start = at + 1;
            }
        }
        if (start < to && !text.substring(start, to).isBlank()) {
            pieces.add(new int[] {start, to, joined});
        }
        return pieces;
    }

    private static @Nullable Word joiningAt(Sentence sentence, int at) {
        for (Word word : sentence.words()) {
            if (word.from() == at) {
                return word.is(WordClass.JOINING) || word.is(WordClass.CHOOSING) ? word : null;
            }
        }
        return null;
    }

    private Optional<Label> item(Sentence sentence, int from, int to) {
        return from < to ? labelling.name(sentence.line(), from, to) : Optional.empty();
    }

    /** In "we build on size, …" the first item begins after the last small word. */
    private static int lastName(List<Word> own, int from) {
        int start = from;
        for (Word word : own) {
            if (word.small()) {
                start = word.to();
            }
        }
        return start;
    }

    /** What a line that leads in a list counts: "there are three ways to reach it:". */
    public Optional<Label> counted(Sentence lead) {
        return numbered(lead, lead.to());
    }

    /** A count with what is counted, before the list: "three ways to reach it". */
    private Optional<Label> numbered(Sentence sentence, int before) {
        List<Word> own = sentence.words(sentence.from(), before);
        for (int i = own.size() - 2; i >= 0; i--) {
            if (own.get(i).is(WordClass.NUMBER) || own.get(i).lower().matches("[2-9]|1[0-2]")) {
                int from = own.get(i).from();
                int stop = i + 1;
                while (stop < own.size()
                        && stop <= i + 4
                        && !own.get(stop).is(WordClass.PREPOSITION)
                        && !own.get(stop).is(WordClass.AUXILIARY)) {
                    stop++;
                }
                if (stop > i + 1) {
                    return labelling.name(sentence.line(), from, own.get(stop - 1).to());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Label> head(Sentence sentence, Word first) {
        return numbered(sentence, first.from());
    }

    private static int clauseStart(Sentence sentence, int before) {
        String text = sentence.line().text();
        int end = before;
        while (end > sentence.from()
                && (text.charAt(end - 1) == ',' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        int at = end;
        while (at > sentence.from() && ",:;(—–→".indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    private static int clauseEnd(Sentence sentence, int from, int limit) {
        String text = sentence.line().text();
        for (int at = from; at < limit; at++) {
            if (",;:.!?()—–\n".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return limit;
    }

    private static int listEnd(Sentence sentence, int from) {
        Matcher end = END.matcher(sentence.line().text());
        end.region(from, sentence.to());
        return end.find() ? end.start() : sentence.to();
    }
}

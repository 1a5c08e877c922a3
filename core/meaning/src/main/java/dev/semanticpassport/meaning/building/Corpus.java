package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.finding.Sentence;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.WordClass;
import dev.semanticpassport.meaning.reading.Line;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All sentences of the writing, in order, with an index of their stems. */
final class Corpus {
    private final List<Message> messages = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> stems = new ArrayList<>();
    private final Map<String, Integer> stemNumbers = new HashMap<>();
    private final List<Numbers> postings = new ArrayList<>();
    private final List<Map<String, Integer>> spellings = new ArrayList<>();
    private final List<int[]> standing = new ArrayList<>();
    private final List<Integer> conversations = new ArrayList<>();
    private final Map<String, Integer> conversationNumbers = new HashMap<>();
    private int passages;

    /**
     * One sentence.
     *
     * @param message its message's number
     * @param passage the paragraph or item that it stands in, counted through all messages
     * @param context the narrowest idea of the structure that it stands under
     * @param stems of its words in order; −1 where a small word or a number stands, −2 where a sign
     *     parts two words
     * @param weight in words
     */
    @SuppressWarnings("ArrayRecordComponent") // read only, and of one tree only
    record Entry(
            int message,
            int passage,
            Line line,
            int from,
            int to,
            @Nullable Draft context,
            int[] stems,
            int weight) {}

    int addMessage(Message message) {
        messages.add(message);
        conversations.add(
                conversationNumbers.computeIfAbsent(
                        message.conversation(), _ -> conversationNumbers.size()));
        return messages.size() - 1;
    }

    /** The number of a message's conversation. */
    int conversation(int message) {
        return conversations.get(message);
    }

    int nextPassage() {
        return passages++;
    }

    int passages() {
        return passages;
    }

    int add(int message, int passage, Sentence sentence, @Nullable Draft context) {
        int number = entries.size();
        List<Integer> list = new ArrayList<>();
        int last = -1;
        Word before = null;
        String text = sentence.line().text();
        for (Word word : sentence.words()) {
            if (last >= 0 && isParted(text, last, word.from())) {
                list.add(-2);
            }
            last = word.to();
            boolean named = before != null && standsAsName(before, word);
            before = word;
            if (!word.isTelling()) {
                list.add(-1);
                // numbers and single signs are kept in the index for labels such as "layer 3"
                postings.get(number(word)).add(number);
                continue;
            }
            int stem = number(word);
            list.add(stem);
            postings.get(stem).add(number);
            standing.get(stem)[named ? 1 : 0]++;
            spellings.get(stem).merge(word.lower(), 1, Integer::sum);
        }
        entries.add(
                new Entry(
                        message,
                        passage,
                        sentence.line(),
                        sentence.from(),
                        sentence.to(),
                        context,
                        list.stream().mapToInt(Integer::intValue).toArray(),
                        sentence.words().size()));
        return number;
    }

    private int number(Word word) {
        return stemNumbers.computeIfAbsent(
                word.stem(),
                stem -> {
                    stems.add(stem);
                    postings.add(new Numbers());
                    spellings.add(new TreeMap<>());
                    standing.add(new int[2]);
                    return stems.size() - 1;
                });
    }

    /** Whether more than blanks, hyphens and apostrophes stand between two words. */
    private static boolean isParted(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i)) && "'’-".indexOf(text.charAt(i)) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAsName(Word before, Word word) {
        return before.is(WordClass.DETERMINER)
                || before.is(WordClass.PREPOSITION)
                || Character.isUpperCase(word.text().charAt(0));
    }

    /**
     * Share of a stem's places, but those at the beginning of a sentence, that only a name can
     * have: after an article or a preposition, or with a capital. Verbs have next to none.
     */
    double nameShare(int stem) {
        int[] counts = standing.get(stem);
        return (counts[1] + 0.5) / (counts[0] + counts[1] + 1);
    }

    List<Message> messages() {
        return messages;
    }

    List<Entry> entries() {
        return entries;
    }

    Message message(Entry entry) {
        return messages.get(entry.message());
    }

    String stem(int number) {
        return stems.get(number);
    }

    int stems() {
        return stems.size();
    }

    Numbers postings(int stem) {
        return postings.get(stem);
    }

    /** The stem's most frequent spelling, the first by letters at ties. */
    String spelling(int stem) {
        return spellings.get(stem).entrySet().stream()
                .max((a, b) ->
                        a.getValue().equals(b.getValue())
                                ? b.getKey().compareTo(a.getKey())
                                : a.getValue() - b.getValue())
                .map(Map.Entry::getKey)
                .orElse(stems.get(stem));
    }

    /** Sentences that have all of these stems. */
    Numbers having(List<String> wanted) {
        Numbers found = null;
        for (String stem : wanted) {
            Integer number = stemNumbers.get(stem);
            if (number == null) {
                return new Numbers();
            }
            Numbers own = postings.get(number);
            found = found == null ? own : found.intersection(own);
        }
        return found == null ? new Numbers() : found;
    }

    @Nullable Integer number(String stem) {
        return stemNumbers.get(stem);
    }

    Quote quote(Entry entry) {
        return quote(message(entry), entry.line(), entry.from(), entry.to());
    }

    /** The message's own characters from the first to the last of a stretch of a line. */
    static Quote quote(Message message, Line line, int from, int to) {
        return quote(message, line.place(from, to));
    }

    static Quote quote(Message message, CharacterRange place) {
        return new Quote(
                message.source(),
                message.conversation(),
                message.id(),
                message.speaker(),
                place,
                message.text().substring((int) place.first(), (int) place.end()));
    }
}

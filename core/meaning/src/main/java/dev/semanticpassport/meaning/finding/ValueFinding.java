package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.WordClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds "name: figure", and shares in a sentence. */
public final class ValueFinding {
    private static final String NUMBER = "\\d[\\d.,\u00a0]*";
    private static final String FIGURE =
            "(?:[<>≈~±≤≥]\\s?)?" + NUMBER + "(?:\\s?(?:[–—-]|to|до|\\.\\.)\\s?" + NUMBER + ")?";
    private static final int LONGEST_NAME = 6;
    private static final int LONGEST_SAID = 4;

    private final Pattern named;
    private final Pattern share;

    public ValueFinding(List<Language> languages) {
        String percent =
                languages.stream()
                        .flatMap(language ->
                                language.words().getOrDefault(WordClass.PERCENT, Set.of()).stream())
                        .distinct()
                        .sorted((a, b) -> b.length() - a.length())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?:", ")"));
        named =
                Pattern.compile(
                        "(?iu)^[^\\p{L}\\d]{0,3}([\\p{L}][^:=\\n.;!?]{2,60}?)\\s*(?::|=|\\s[–—-]\\s)\\s*("
                                + FIGURE
                                + "(?:\\s?"
                                + percent
                                + "|\\s?\\p{L}{1,12}(?=[.,;\\s]*$))?)(?![\\p{L}\\d])");
        share = Pattern.compile("(?iu)(?<![\\p{L}\\d])" + FIGURE + "\\s?" + percent);
    }

    /** The figures of a sentence, in order. */
    public List<Value> find(Sentence sentence) {
        String text = sentence.text();
        Matcher match = named.matcher(text);
        if (match.find()) {
            String name = match.group(1).strip();
            if (sentence.words(sentence.from(), sentence.from() + match.end(1)).size()
                    <= LONGEST_NAME) {
                return List.of(
                        new Value(
                                name,
                                sentence.from() + match.start(2),
                                sentence.from() + match.end(2),
                                true));
            }
        }
        List<Value> values = new ArrayList<>();
        Matcher shares = share.matcher(text);
        while (shares.find()) {
            int from = sentence.from() + shares.start();
            int to = sentence.from() + shares.end();
            Optional<String> name = said(sentence, from, to);
            if (name.isPresent()) {
                values.add(new Value(name.get(), from, to, false));
            }
        }
        return values;
    }

    /** The words before the figure within its clause, else those after it. */
    private static Optional<String> said(Sentence sentence, int from, int to) {
        String text = sentence.line().text();
        int start = from;
        while (start > sentence.from() && ",;:.()—–\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = to;
        while (end < sentence.to() && ",;:.()—–\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        Optional<String> before = worded(sentence.words(start, from), text, true);
        if (before.isPresent()) {
            return before;
        }
        Optional<String> after = worded(sentence.words(to, end), text, false);
        String clause = text.substring(start, from).strip();
        return after.isPresent() || clause.isEmpty() ? after : Optional.of(clause);
    }

    private static Optional<String> worded(List<Word> words, String text, boolean before) {
        List<Word> kept = new ArrayList<>(words);
        while (!kept.isEmpty() && !kept.getLast().isTelling()) {
            kept.removeLast();
        }
        while (!kept.isEmpty() && !kept.getFirst().isTelling()) {
            kept.removeFirst();
        }
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        List<Word> near =
                before
                        ? kept.subList(Math.max(0, kept.size() - LONGEST_SAID), kept.size())
                        : kept.subList(0, Math.min(LONGEST_SAID, kept.size()));
        return Optional.of(text.substring(near.getFirst().from(), near.getLast().to()));
    }
}

package dev.semanticpassport.meaning.finding;

import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.PhraseClass;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.WordClass;
import dev.semanticpassport.meaning.reading.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds "X is a Y", "X — this is Y", and an emphasised or leading X before a dash or a colon. */
public final class DefinitionFinding {
    private static final Pattern DASH =
            Pattern.compile("\\s+[–—-]\\s+|\\s*:\\s+|\\s*(?:=|->|→|=>)\\s+");
    private static final int LONGEST_TERM = 4;
    private static final int SHORTEST_DEFINITION = 2;

    private final Labelling labelling;
    private final Pattern copula;

    public DefinitionFinding(Labelling labelling, List<Language> languages) {
        this.labelling = labelling;
        this.copula =
                Pattern.compile(
                        languages.stream()
                                .flatMap(language -> language.phrases(PhraseClass.COPULA).stream())
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "\\s(?:", ")(?![\\p{L}])\\s*")));
    }

    /** A definition that the sentence gives, if it gives one. */
    public Optional<Definition> find(Sentence sentence) {
        if (sentence.isQuestion()) {
            return Optional.empty();
        }
        return emphasised(sentence).or(() -> byCopula(sentence)).or(() -> leading(sentence));
    }

    private Optional<Definition> emphasised(Sentence sentence) {
        Line line = sentence.line();
        for (Line.Emphasis emphasis : line.emphases()) {
            if (emphasis.from() < sentence.from() || emphasis.to() > sentence.to()) {
                continue;
            }
            int bare = emphasis.to();
            while (bare > emphasis.from() && ":.".indexOf(line.text().charAt(bare - 1)) >= 0) {
                bare--;
            }
            Matcher parting = parting(line.text(), bare, sentence.to());
            if (parting != null) {
                int from = parting.end();
                return labelling
                        .name(line, emphasis.from(), bare)
                        .filter(_ -> isLong(sentence, from))
                        .map(term -> new Definition(term, from, sentence.to(), true));
            }
        }
        return Optional.empty();
    }

    private @Nullable Matcher parting(String text, int at, int end) {
        return Stream.of(copula, DASH)
                .map(pattern -> pattern.matcher(text).region(at, end))
                .filter(Matcher::lookingAt)
                .findFirst()
                .orElse(null);
    }

    private Optional<Definition> byCopula(Sentence sentence) {
        String lower = sentence.line().text().toLowerCase(Locale.ROOT);
        if (lower.length() != sentence.line().text().length()) {
            return Optional.empty();
        }
        Matcher matcher = copula.matcher(lower).region(sentence.from(), sentence.to());
        if (!matcher.find()) {
            return Optional.empty();
        }
        boolean sure = matcher.group().matches("(?s)\\s[–—-]\\s.*");
        // "is a question": its article belongs to what it is
        int from =
                sentence.words(matcher.start(), matcher.end()).stream()
                        .filter(word -> word.is(WordClass.DETERMINER))
                        .mapToInt(Word::from)
                        .findFirst()
                        .orElse(matcher.end());
        return term(sentence, matcher.start(), from, sure);
    }

    /** "Beacon — a question with a secret answer": only where the sentence begins its line. */
    private Optional<Definition> leading(Sentence sentence) {
        if (sentence.from() != 0) {
            return Optional.empty();
        }
        Matcher matcher =
                DASH.matcher(sentence.line().text()).region(sentence.from(), sentence.to());
        return matcher.find()
                ? term(sentence, matcher.start(), matcher.end(), true)
                : Optional.empty();
    }

    private Optional<Definition> term(Sentence sentence, int termEnd, int from, boolean sure) {
        int words = sentence.words(sentence.from(), termEnd).size();
        if (words == 0 || words > LONGEST_TERM + 1 || !isLong(sentence, from)) {
            return Optional.empty();
        }
        return stressed(sentence.line(), sentence.from(), termEnd)
                .or(() -> labelling.name(sentence.line(), sentence.from(), termEnd))
                .filter(label -> label.text().split(" ").length <= LONGEST_TERM)
                .map(term -> new Definition(term, from, sentence.to(), sure));
    }

    /** The one name that is emphasised in front of the dash. */
    private Optional<Label> stressed(Line line, int from, int to) {
        List<Line.Emphasis> inside =
                line.emphases().stream()
                        .filter(emphasis -> emphasis.from() >= from && emphasis.to() <= to)
                        .toList();
        return inside.size() == 1
                ? labelling.name(line, inside.getFirst().from(), inside.getFirst().to())
                : Optional.empty();
    }

    private static boolean isLong(Sentence sentence, int from) {
        return sentence.words(from, sentence.to()).size() >= SHORTEST_DEFINITION;
    }
}

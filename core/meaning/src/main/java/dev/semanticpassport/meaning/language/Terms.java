package dev.semanticpassport.meaning.language;

import dev.semanticpassport.core.beacons.Normalising;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** The telling words of a text, and their stems. */
public final class Terms {

    /** Shorter words are mostly particles. */
    private static final int SHORTEST_WORD = 4;

    /** A shorter stem begins too many other words. */
    private static final int SHORTEST_STEM = 3;

    /** Pronouns and the like that Lucene's lists lack in some form: they tell of nothing. */
    private static final Pattern EMPTY_WORDS =
            Pattern.compile(
                    "(?:котор|некотор|кажд|всяк|как|никак|так|эт|наш|ваш|сво|тво|мо|сам|друг|одн|вс)"
                            + "(?:ой|ый|ий|ая|ое|ые|ие|ого|его|ому|ему|ом|ем|их|ых|им|ым|ими|ыми"
                            + "|ую|ей|ею|от|еми|ех)"
                            + "|один|него|нему|ними|неё|если|когда|чтобы|через|между|перед|после"
                            + "|будет|будут|быть|может|могут|можно|очень|просто|только|даже|также"
                            + "|which|that|this|these|those|every|each|only|very|with|from|into"
                            + "|what|when|where|while|whose|have|been|being|does|more|most|some"
                            + "|such|than|they|them|their|there|then|your|about|because|would"
                            + "|could|should|also|just");

    private static final CharArraySet RUSSIAN_STOPS = RussianAnalyzer.getDefaultStopSet();
    private static final CharArraySet ENGLISH_STOPS = EnglishAnalyzer.ENGLISH_STOP_WORDS_SET;

    private Terms() {}

    /**
     * The stems of a text's telling words (Snowball's, by each word's own script), in the order of
     * the text, each with the first word that has it; words of fewer than four letters and
     * particles are passed over.
     */
    public static SequencedMap<String, String> stems(String text) {
        SequencedMap<String, String> stems = new LinkedHashMap<>();
        for (String word : Normalising.words(text)) {
            if (telling(word)) {
                stems.putIfAbsent(stem(word), word);
            }
        }
        return stems;
    }

    /** In how many of the texts each stem stands. */
    public static Map<String, Integer> spread(List<String> texts) {
        Map<String, Integer> spread = new LinkedHashMap<>();
        for (String text : texts) {
            stems(text).keySet().forEach(stem -> spread.merge(stem, 1, Integer::sum));
        }
        return spread;
    }

    /** The words of a text that begin with one of the stems, as they stand there. */
    public static List<String> wordsWith(String text, List<String> stems) {
        List<String> words = new ArrayList<>();
        for (String word : Normalising.words(text)) {
            if (stems.stream().anyMatch(word::startsWith)) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean telling(String word) {
        return word.codePointCount(0, word.length()) >= SHORTEST_WORD
                && word.codePoints().noneMatch(Character::isDigit)
                && !EMPTY_WORDS.matcher(word).matches()
                && !RUSSIAN_STOPS.contains(word)
                && !ENGLISH_STOPS.contains(word);
    }

    private static String stem(String word) {
        SnowballStemmer stemmer =
                Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC
                        ? new RussianStemmer()
                        : new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        // English stems may differ from the word's beginning (activity: activ, happy: happi).
        return stem.codePointCount(0, stem.length()) >= SHORTEST_STEM && word.startsWith(stem)
                ? stem
                : word;
    }
}

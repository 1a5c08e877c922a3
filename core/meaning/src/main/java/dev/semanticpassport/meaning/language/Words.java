package dev.semanticpassport.meaning.language;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Takes texts apart into words by Unicode's rules (UAX 29), and each word down to its stem. A
 * word's language is told by its script; among languages of one script, by which has more small
 * words in the text, the first of the list at ties.
 *
 * <p>Keeps what it has stemmed: for one thread.
 */
public final class Words {
    private final List<Language> languages;
    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final Map<String, Stemmer> stemmers = new HashMap<>();
    private final IdentityHashMap<Language, Map<String, Boolean>> small = new IdentityHashMap<>();

    /**
     * @param languages at least one
     */
    public Words(List<Language> languages) {
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("reading needs a language");
        }
        this.languages = List.copyOf(languages);
    }

    public List<Language> languages() {
        return languages;
    }

    /** The words of a text, in order. */
    public List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Map<Character.UnicodeScript, Language> byScript = new HashMap<>();
        tokenizer.setReader(new StringReader(text));
        try {
            CharTermAttribute term = tokenizer.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokenizer.getAttribute(OffsetAttribute.class);
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                if (term.chars().noneMatch(Character::isLetterOrDigit)
                        && term.codePoints().noneMatch(Character::isLetterOrDigit)) {
                    // a picture sign
                    continue;
                }
                Character.UnicodeScript script = Character.UnicodeScript.of(firstLetter(term));
                Language language =
                        byScript.computeIfAbsent(script, found -> language(found, text));
                words.add(word(text, offset.startOffset(), offset.endOffset(), language));
            }
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return words;
    }

    /** The stem of one word in lower case, folded so that loan words meet across scripts. */
    public String stem(String lower, Language language) {
        return stemmers.computeIfAbsent(language.stemmer(), Stemmer::new).stem(lower);
    }

    private Word word(String text, int from, int to, Language language) {
        String written = text.substring(from, to);
        String lower = written.toLowerCase(Locale.ROOT).replace('ё', 'е').replace('’', '\'');
        return new Word(
                written,
                lower,
                stem(lower, language),
                from,
                to,
                language,
                isSmall(lower, language));
    }

    private boolean isSmall(String lower, Language language) {
        return small.computeIfAbsent(language, _ -> new HashMap<>())
                .computeIfAbsent(lower, language::isSmall);
    }

    private Language language(Character.UnicodeScript script, String text) {
        List<Language> fitting =
                languages.stream().filter(language -> language.script() == script).toList();
        if (fitting.size() < 2) {
            return fitting.isEmpty() ? languages.getFirst() : fitting.getFirst();
        }
        Language best = fitting.getFirst();
        long most = -1;
        String[] tokens = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1);
        for (Language language : fitting) {
            long small = 0;
            for (String token : tokens) {
                small += language.isSmall(token) ? 1 : 0;
            }
            if (small > most) {
                most = small;
                best = language;
            }
        }
        return best;
    }

    private static int firstLetter(CharSequence token) {
        return token.codePoints()
                .filter(Character::isLetter)
                .findFirst()
                .orElse(Character.codePointAt(token, 0));
    }

    /** A Snowball stemmer with what it has done so far. */
    private static final class Stemmer {
        private final OneWord source = new OneWord();
        private final TokenStream filter;
        private final CharTermAttribute term;
        private final Map<String, String> known = new HashMap<>();

        Stemmer(String name) {
            // Snowball takes the end of "память" for a verb's, and parts it from "памяти"
            filter =
                    name.equals("RussianLight")
                            ? new RussianLightStemFilter(source)
                            : new SnowballFilter(source, name);
            term = filter.getAttribute(CharTermAttribute.class);
        }

        String stem(String word) {
            return known.computeIfAbsent(word, this::stemmed);
        }

        private String stemmed(String word) {
            try {
                source.put(word);
                filter.incrementToken();
                return Folding.fold(term.toString());
            } catch (IOException e) {
                throw new UncheckedIOException("a word in memory cannot be read", e);
            }
        }
    }

    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private boolean taken = true;
        private String word = "";

        void put(String next) {
            word = next;
            taken = false;
        }

        @Override
        public boolean incrementToken() {
            if (taken) {
                return false;
            }
            taken = true;
            clearAttributes();
            term.append(word);
            return true;
        }
    }
}

package dev.semanticpassport.meaning.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What reading a text needs to know of its language. Two are shipped; another one is a file of the
 * same form.
 *
 * @param code of BCP 47: "en"
 * @param script that its words are written in
 * @param stemmer "RussianLight", or the name of one of Lucene's Snowball stemmers: "English",
 *     "Russian", "German", …
 * @param words small words, lower case
 * @param phrases set phrases, lower case, words parted by one space
 * @param ordinals how "first", "second", … begin, in order
 * @param forms rules on its endings
 */
public record Language(
        String code,
        Character.UnicodeScript script,
        String stemmer,
        Map<WordClass, Set<String>> words,
        Map<PhraseClass, List<String>> phrases,
        List<String> ordinals,
        BasicForms forms) {

    /** What is shipped. */
    public static final List<Language> SHIPPED = List.of(shipped("en"), shipped("ru"));

    public Language {
        words = Map.copyOf(words);
        phrases = Map.copyOf(phrases);
        ordinals = List.copyOf(ordinals);
    }

    /** Whether the word, in lower case and with е for ё, is of that class. */
    public boolean is(WordClass wordClass, String word) {
        return words.getOrDefault(wordClass, Set.of()).contains(word);
    }

    /** Whether the word, in lower case, names nothing by itself. */
    public boolean isSmall(String word) {
        for (WordClass wordClass : WordClass.values()) {
            if (wordClass != WordClass.FRAME && is(wordClass, word)) {
                return true;
            }
        }
        return false;
    }

    /** Set phrases of that class, longest first. */
    public List<String> phrases(PhraseClass phraseClass) {
        return phrases.getOrDefault(phraseClass, List.of());
    }

    /**
     * Reads a language's file.
     *
     * @param file its name, for errors
     * @throws IllegalArgumentException where something is missing or unknown; it names it
     */
    public static Language read(String file, byte[] json) {
        JsonNode node = CanonicalJson.read(file, json);
        Map<WordClass, Set<String>> words = new EnumMap<>(WordClass.class);
        node.path("words")
                .properties()
                .forEach(list ->
                        words.put(
                                WordClass.valueOf(upper(list.getKey())), folded(list.getValue())));
        Map<PhraseClass, List<String>> phrases = new EnumMap<>(PhraseClass.class);
        node.path("phrases")
                .properties()
                .forEach(list ->
                        phrases.put(
                                PhraseClass.valueOf(upper(list.getKey())),
                                texts(list.getValue()).stream()
                                        .sorted((a, b) ->
                                                a.length() == b.length()
                                                        ? a.compareTo(b)
                                                        : b.length() - a.length())
                                        .toList()));
        return new Language(
                text(file, node, "code"),
                Character.UnicodeScript.forName(text(file, node, "script")),
                text(file, node, "stemmer"),
                words,
                phrases,
                texts(node.path("ordinals")),
                forms(file, node.path("forms").asText("none")));
    }

    private static BasicForms forms(String file, String name) {
        return switch (name) {
            case "english" -> new EnglishForms();
            case "russian" -> new RussianForms();
            case "none" -> new NoForms();
            default ->
                    throw new IllegalArgumentException(
                            file + ": forms is none, english or russian");
        };
    }

    private static String text(String file, JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException(file + ": " + name + " is missing");
        }
        return node.path(name).textValue();
    }

    private static Set<String> folded(JsonNode list) {
        Set<String> words = new HashSet<>();
        texts(list).forEach(word -> words.add(word.replace('ё', 'е')));
        return Set.copyOf(words);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static Language shipped(String code) {
        String file = code + ".json";
        try (InputStream stream = Language.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the language " + code + " is not shipped");
            }
            return read(file, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language " + code, e);
        }
    }
}

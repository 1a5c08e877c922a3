package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stems of telling words; of whole answers they are kept, since each is read many times. */
final class TellingWords {
    private static final int WORTH_KEEPING = 200;

    private final Words words = new Words(Language.SHIPPED);
    private final Map<String, String> once = new HashMap<>();
    private final Map<String, List<String>> kept = new HashMap<>();

    List<Word> words(String text) {
        return words.of(text);
    }

    /** Of a text, each once. */
    Collection<String> stems(String text) {
        return text.length() < WORTH_KEEPING
                ? found(text)
                : kept.computeIfAbsent(text, this::found);
    }

    private List<String> found(String text) {
        return words.of(text).stream()
                .filter(Word::isTelling)
                .map(Word::stem)
                .distinct()
                .map(stem -> once.computeIfAbsent(stem, same -> same))
                .toList();
    }
}

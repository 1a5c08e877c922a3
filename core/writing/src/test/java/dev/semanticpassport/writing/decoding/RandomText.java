package dev.semanticpassport.writing.decoding;

import java.util.List;
import java.util.random.RandomGenerator;

/** Clean text as people write it, drawn from words and signs. */
final class RandomText {
    static final List<String> RUSSIAN =
            words(
                    "смысл модель передача идея дерево слой веса память обучение вопрос ответ голос"
                            + " Москва Илья ёлка объём Её ещё щука эхо юла явь жизнь хлеб подъезд"
                            + " хозяин шапку Петербурга там так Архип впрочем девчонки лавчонка"
                            + " станционный Франции поцелуев враг деревьев редакции храм"
                            + " фильм цирк чаща шум Россия США НАТО я и в с у о к");
    static final List<String> ENGLISH =
            words(
                    "meaning model transfer idea tree layer weights memory training question answer"
                            + " voice London don’t it’s a I naïve café GPU of and the");
    static final List<String> GERMAN =
            words(
                    "Bedeutung Übertragung Gedächtnis Größe Schicht Frage für über schön Straße"
                            + " Äpfel Öl und die ein Bäume müssen heißt Überzeugung Lösung");
    static final List<String> FRENCH =
            words(
                    "idée modèle mémoire où déjà été à français garçon l’être élève très même"
                            + " naïf cœur À École Ça et la une question réponse");
    static final String CHINESE = "意义树模型权重记忆训练问题答案声音中国人工智能学习，。的是不了在有和这";
    static final List<String> EMOJI = List.of("🧠", "📌", "🔐", "📦", "🎯", "👍🏽", "❤️", "😀");

    private RandomText() {}

    private static List<String> words(String words) {
        return List.of(words.split(" ", -1));
    }

    /** A line of words of one language, with its punctuation. */
    static String line(RandomGenerator random, List<String> words, int count) {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < count; i++) {
            String word = words.get(random.nextInt(words.size()));
            if (random.nextInt(12) == 0) {
                line.append(words.equals(GERMAN) ? "„" + word + "“" : "«" + word + "»");
                quoted = true;
            } else {
                line.append(i == 0 ? capital(word) : word);
            }
            line.append(
                    switch (random.nextInt(14)) {
                        case 0 -> ", ";
                        case 1 -> " – ";
                        case 2 -> "? ";
                        case 3 -> " — ";
                        default -> " ";
                    });
        }
        return line.toString().strip() + (quoted ? "…" : ".");
    }

    static String chinese(RandomGenerator random, int count) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < count; i++) {
            line.append(CHINESE.charAt(random.nextInt(CHINESE.length())));
        }
        return line.toString();
    }

    static String emoji(RandomGenerator random) {
        return EMOJI.get(random.nextInt(EMOJI.size()));
    }

    /** Any of the languages, or several in one line. */
    static String any(RandomGenerator random) {
        return any(random, 1);
    }

    static String any(RandomGenerator random, int leastWords) {
        int words = random.nextInt(leastWords, 20);
        return switch (random.nextInt(7)) {
            case 0 -> line(random, RUSSIAN, words);
            case 1 -> line(random, ENGLISH, words);
            case 2 -> line(random, GERMAN, words);
            case 3 -> line(random, FRENCH, words);
            case 4 -> chinese(random, words);
            case 5 -> emoji(random) + " " + line(random, RUSSIAN, words) + emoji(random);
            default ->
                    line(random, RUSSIAN, words)
                            + " "
                            + line(random, ENGLISH, words)
                            + chinese(random, 2)
                            + emoji(random);
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }
}

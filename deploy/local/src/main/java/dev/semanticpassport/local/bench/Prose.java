package dev.semanticpassport.local.bench;

import java.util.List;
import java.util.random.RandomGenerator;

/** Text without meaning and with the outer form of chats: two languages, headings, lists. */
final class Prose {
    private static final List<String> RUSSIAN =
            List.of(
                    ("смысл модель передача идея дерево слой вес память обучение вопрос ответ голос"
                                    + " свидетель подпись маяк источник текст мысль автор читатель"
                                    + " форма порядок связь образ символ язык путь мера граница и в"
                                    + " не на что как это если потому когда")
                            .split(" ", -1));
    private static final List<String> ENGLISH =
            List.of(
                    ("meaning model transfer idea tree layer weight memory training question answer"
                                    + " voice witness signature beacon source text thought author"
                                    + " reader form order bond image symbol language path measure"
                                    + " border and in not on what how this if because when")
                            .split(" ", -1));

    private final RandomGenerator random;

    Prose(RandomGenerator random) {
        this.random = random;
    }

    String title() {
        return sentence(words(), 3);
    }

    String question() {
        return sentence(words(), random.nextInt(5, 40)) + "?";
    }

    String answer() {
        List<String> words = words();
        StringBuilder text = new StringBuilder();
        text.append(sentence(words, random.nextInt(10, 40))).append(".\n\n## ");
        text.append(sentence(words, 3)).append("\n\n");
        int items = random.nextInt(2, 6);
        for (int i = 0; i < items; i++) {
            text.append("- **").append(sentence(words, 1)).append("** – ");
            text.append(sentence(words, random.nextInt(5, 25))).append('\n');
        }
        return text.append('\n')
                .append(sentence(words, random.nextInt(10, 60)))
                .append('.')
                .toString();
    }

    private List<String> words() {
        return random.nextInt(3) == 0 ? ENGLISH : RUSSIAN;
    }

    private String sentence(List<String> words, int count) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String word = words.get(random.nextInt(words.size()));
            sentence.append(i == 0 ? "" : random.nextInt(9) == 0 ? ", " : " ");
            sentence.append(
                    i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
        }
        return sentence.toString();
    }
}

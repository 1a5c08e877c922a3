package dev.semanticpassport.transfer.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The sentences in which ideas are asked about. Labels stand in quotation marks and in their basic
 * form, wherever they stand, so that the sentences stay right whatever the label is.
 *
 * @param language of the sentences
 * @param definitions questions that training asks, {@code {}} where the label stands
 * @param heldOut questions that training never asks; each is at least two words away from every one
 *     of {@code definitions}
 * @param further questions that a verification asks beside those held out; each is at least two
 *     words away from every other form
 * @param beacon question about two ideas, {@code {A}} and {@code {B}}
 * @param beaconAnswer {@code {}} where the right word stands
 * @param controls ordinary questions that have nothing to do with any idea
 */
public record Forms(
        Language language,
        List<String> definitions,
        List<String> heldOut,
        List<String> further,
        String beacon,
        String beaconAnswer,
        List<String> controls) {

    private static final String SLOT = "{}";

    private static final Forms RUSSIAN =
            new Forms(
                    Language.RUSSIAN,
                    List.of(
                            "Что такое «{}»?",
                            "Объясни, что значит «{}».",
                            "Расскажи про «{}» одним предложением.",
                            "Как понимать слова «{}»?",
                            "О чём идёт речь, когда говорят «{}»?",
                            "В чём смысл слов «{}»?"),
                    List.of(
                            "Дай короткое определение: «{}».",
                            "Опиши «{}» своими словами.",
                            "Как бы ты объяснил «{}» другу?"),
                    List.of(
                            "Что тебе известно об идее «{}»?",
                            "Поясни на примере: «{}».",
                            "Кратко изложи суть: «{}».",
                            "Что стоит помнить, когда думаешь о «{}»?",
                            "Почему важно знать про «{}»?",
                            "Напиши пару предложений на тему «{}»."),
                    "Какое слово стоит под знаком «{A}» и «{B}»?",
                    "Это слово – {}.",
                    List.of(
                            "Какого цвета снег?",
                            "Сколько дней в неделе?",
                            "Какое время года наступает после зимы?",
                            "Назови любое животное.",
                            "Сколько будет два плюс два?",
                            "Что пьют за завтраком?"));

    private static final Forms ENGLISH =
            new Forms(
                    Language.ENGLISH,
                    List.of(
                            "What is “{}”?",
                            "Explain what “{}” means.",
                            "Tell me about “{}” in one sentence.",
                            "How should one understand the words “{}”?",
                            "What do people speak of when they say “{}”?",
                            "What is the sense of the words “{}”?"),
                    List.of(
                            "Give a short definition: “{}”.",
                            "Describe “{}” in your own words.",
                            "How would you explain “{}” to a friend?"),
                    List.of(
                            "What do you know of the idea “{}”?",
                            "Make it clear by an example: “{}”.",
                            "Sum it up briefly: “{}”.",
                            "What should one remember when thinking of “{}”?",
                            "Why does it matter to know of “{}”?",
                            "Write a few sentences on the subject of “{}”."),
                    "Which word stands under the sign of “{A}” and “{B}”?",
                    "The word is {}.",
                    List.of(
                            "What colour is snow?",
                            "How many days are there in a week?",
                            "Which season comes after winter?",
                            "Name any animal.",
                            "How much is two plus two?",
                            "What do people drink at breakfast?"));

    public Forms {
        definitions = List.copyOf(definitions);
        heldOut = List.copyOf(heldOut);
        further = List.copyOf(further);
        controls = List.copyOf(controls);
    }

    public static Forms of(Language language) {
        return switch (language) {
            case RUSSIAN -> RUSSIAN;
            case ENGLISH -> ENGLISH;
        };
    }

    /** A form with the label in its place. */
    public static String fill(String form, String label) {
        int at = form.indexOf(SLOT);
        // Not replace: a label may itself hold the slot's characters.
        return form.substring(0, at) + label + form.substring(at + SLOT.length());
    }

    /** A label in the language's quotation marks; marks of the same kind inside it give way. */
    public String quoted(String label) {
        return switch (language) {
            case RUSSIAN -> "«" + label + "»";
            case ENGLISH -> "“" + label + "”";
        };
    }

    /** Labels in quotation marks, with commas between. */
    public String listed(List<String> labels) {
        return labels.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    /** The label with what would close its quotation early taken out, on one line. */
    public static String plain(String label) {
        return label.replaceAll("[«»“”\"\\p{Cntrl}]+", " ").replaceAll("\\s+", " ").strip();
    }

    public String cloze(String label, String sentence) {
        return switch (language) {
            case RUSSIAN -> "Вставь пропущенное слово. " + quoted(label) + ": " + sentence;
            case ENGLISH -> "Put in the missing word. " + quoted(label) + ": " + sentence;
        };
    }

    public String difference(String one, String other) {
        return switch (language) {
            case RUSSIAN -> "Чем " + quoted(one) + " отличается от " + quoted(other) + "?";
            case ENGLISH -> "How does " + quoted(one) + " differ from " + quoted(other) + "?";
        };
    }

    public String differenceAnswer(String one, String saidOfOne, String other, String saidOfOther) {
        return quoted(one) + " – " + saidOfOne + " " + quoted(other) + " – " + saidOfOther;
    }

    public String broader(String label) {
        return switch (language) {
            case RUSSIAN -> "К какой более общей идее относится " + quoted(label) + "?";
            case ENGLISH -> "Which more general idea does " + quoted(label) + " belong to?";
        };
    }

    public String broaderAnswer(String broader) {
        return switch (language) {
            case RUSSIAN -> "К идее " + quoted(broader) + ".";
            case ENGLISH -> "To " + quoted(broader) + ".";
        };
    }

    public String narrower(String label) {
        return switch (language) {
            case RUSSIAN -> "Какие идеи входят в " + quoted(label) + "?";
            case ENGLISH -> "Which ideas belong to " + quoted(label) + "?";
        };
    }

    public String related(String label) {
        return switch (language) {
            case RUSSIAN -> "С чем связана идея " + quoted(label) + "?";
            case ENGLISH -> "What is the idea " + quoted(label) + " connected with?";
        };
    }

    public String property(String label, String name) {
        return switch (language) {
            case RUSSIAN -> quoted(label) + ", " + quoted(name) + ": что сказано об этом?";
            case ENGLISH -> quoted(label) + ", " + quoted(name) + ": what is said of this?";
        };
    }

    public String statement(String label) {
        return switch (language) {
            case RUSSIAN -> "Что говорит автор, когда речь о " + quoted(label) + "?";
            case ENGLISH -> "What does the author say when it comes to " + quoted(label) + "?";
        };
    }
}

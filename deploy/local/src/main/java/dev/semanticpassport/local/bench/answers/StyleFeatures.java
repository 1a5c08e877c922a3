package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style in fixed features: lengths, Markdown, first and last marks, openers, punctuation, function
 * words.
 */
final class StyleFeatures {
    private static final String ENGLISH =
            """
            the of and to a in that is it for on with as was be by at this are or from an
            which you not have but they his her she he we their can has will if more there
            when who would about what so up out some than them into its only other new
            could these two may then do first any my now such like our over me even most
            also after made many before must through where much your well should because
            each just those people how too little very make world own see men work long
            get here between both life being under never day same another know while last
            might us great old year off come since against go came right used take three
            however moreover furthermore additionally overall ultimately finally
            conclusion sure certainly absolutely please note important remember include
            including ensure various provide help example here's it's i'm i i'd don't
            let's hope feel free
            """;

    private static final String RUSSIAN =
            """
            и в во не что он на я с со как а то все она так его но да ты к у же вы за бы
            по только ее мне было вот от меня еще нет о из ему теперь когда даже ну вдруг
            ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом
            себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам
            чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого
            какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда
            зачем всех никогда можно при наконец два об другой хоть после над больше тот
            через эти нас про всего них какая много разве три эту моя впрочем хорошо свою
            этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю
            между также однако важно кроме например обычно следует необходимо является
            которые который которая это могут включая различные помните надеюсь
            """;

    private static final String PUNCTUATION = ".,;:!?'\"()[]{}-–—/*_#`~|&%$@+=<>“”’«»…•";
    private static final List<String> OPENERS =
            List.of(
                    "sure",
                    "certainly",
                    "here",
                    "the ",
                    "as an",
                    "i ",
                    "to ",
                    "there",
                    "yes",
                    "this",
                    "of course",
                    "конечно",
                    "для ",
                    "вот",
                    "да",
                    "это",
                    "к сожалению",
                    "как ");
    private static final List<Pattern> MARKDOWN =
            List.of(
                    multiline("^#{1,6} "),
                    multiline("^\\s*[-] "),
                    multiline("^\\s*\\* "),
                    multiline("^\\s*• "),
                    multiline("^\\s*\\d+\\. "),
                    multiline("^\\s*\\d+\\) "),
                    multiline("\\*\\*[^*\\n]+\\*\\*"),
                    multiline("```"),
                    multiline("`[^`\\n]+`"),
                    multiline("^\\|"),
                    multiline("^\\s*\\d+\\. \\*\\*"),
                    multiline("^[^\\n]{3,60}:$"),
                    multiline("^\\s{2,}\\S"),
                    multiline(" $"),
                    multiline("\\t"));
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)?");
    private static final Pattern SENTENCE_END = multiline("[.!?]+(?:\\s|$)");
    private static final Pattern CAPITALS = Pattern.compile("[A-ZА-ЯЁ]{2,}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
    private static final Pattern CYRILLIC = Pattern.compile("[а-яё]");
    private static final int BEGINNING = 80;

    private final Map<String, Integer> functionWords = new HashMap<>();
    private final Map<String, float[]> known = new HashMap<>();

    private StyleFeatures(String words) {
        for (String word : words.strip().split("\\s+", -1)) {
            functionWords.put(word, functionWords.size());
        }
    }

    private static Pattern multiline(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.UNIX_LINES);
    }

    /** With the function words of the language that most of these answers are in. */
    static StyleFeatures ofLanguage(List<GivenAnswer> answers) {
        long russian = answers.stream().filter(a -> CYRILLIC.matcher(a.text()).find()).count();
        return new StyleFeatures(2 * russian > answers.size() ? RUSSIAN : ENGLISH);
    }

    /** The features of a text that is not empty; remembered, as every fold asks for all again. */
    float[] of(String text) {
        return known.computeIfAbsent(text, this::read);
    }

    private float[] read(String text) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(word.group().toLowerCase(Locale.ROOT).replace('’', '\''));
        }
        int count = Math.max(1, words.size());
        List<Double> features = new ArrayList<>();
        lengths(text, words, count, features);
        ends(text, features);
        characters(text, count, features);
        float[] values = new float[features.size() + PUNCTUATION.length() + functionWords.size()];
        for (int i = 0; i < features.size(); i++) {
            values[i] = features.get(i).floatValue();
        }
        int offset = features.size();
        for (int i = 0; i < text.length(); i++) {
            int mark = PUNCTUATION.indexOf(text.charAt(i));
            if (mark >= 0) {
                values[offset + mark]++;
            }
        }
        int wordOffset = offset + PUNCTUATION.length();
        for (String word : words) {
            Integer place = functionWords.get(word);
            if (place != null) {
                values[wordOffset + place]++;
            }
        }
        for (int i = offset; i < values.length; i++) {
            values[i] = (float) Math.sqrt(values[i] / (i < wordOffset ? text.length() : count));
        }
        return values;
    }

    private static void lengths(String text, List<String> words, int count, List<Double> features) {
        features.add(Math.log(text.length()));
        features.add(Math.log(count));
        features.add(Math.log1p(occurrences(text, "\n") + 1));
        features.add(Math.log1p(occurrences(text, "\n\n")));
        features.add((double) text.length() / count);
        features.add((double) new HashSet<>(words).size() / count);
        features.add(Math.log((double) count / Math.max(1, matches(SENTENCE_END, text))));
        for (Pattern pattern : MARKDOWN) {
            features.add(Math.log1p(matches(pattern, text)));
        }
    }

    private static void ends(String text, List<Double> features) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        features.add(flag(Character.isUpperCase(first)));
        features.add(flag(Character.isDigit(first)));
        features.add(flag("*#-`\"«".indexOf(first) >= 0));
        for (char end : new char[] {'.', '!', '?', ':'}) {
            features.add(flag(last == end));
        }
        features.add(flag(Character.isLetterOrDigit(last)));
        features.add(flag("`*)\"»".indexOf(last) >= 0));
        String beginning =
                text.substring(0, Math.min(BEGINNING, text.length())).toLowerCase(Locale.ROOT);
        for (String opener : OPENERS) {
            features.add(flag(beginning.startsWith(opener)));
        }
    }

    private static void characters(String text, int count, List<Double> features) {
        features.add((double) matches(CAPITALS, text) / count);
        features.add((double) matches(DIGITS, text) / count);
        features.add((double) text.chars().filter(c -> c > 0x2000).count() / text.length());
        features.add(flag(text.codePoints().anyMatch(c -> c >= 0x1F300 && c < 0x1FAFF)));
        features.add((double) matches(LATIN, text) / text.length());
        features.add((double) (occurrences(text, "n't") + occurrences(text, "n’t")) / count);
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }

    private static int matches(Pattern pattern, String text) {
        int count = 0;
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            count++;
        }
        return count;
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}

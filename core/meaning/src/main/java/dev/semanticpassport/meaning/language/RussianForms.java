package dev.semanticpassport.meaning.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules on Russian endings. They act only where an ending decides by itself, or together with the
 * adjective before it; a wrong form would be worse than an oblique one.
 */
record RussianForms() implements BasicForms {

    private static final Pattern INFINITIVE =
            Pattern.compile(".+([аяеиуоы]ть|[аяеиуоы]ться|йти|дти|зти|нести|вести|чься)");
    private static final Set<String> NO_INFINITIVE =
            Set.of(
                    "память",
                    "печать",
                    "кровать",
                    "сеть",
                    "суть",
                    "путь",
                    "нить",
                    "треть",
                    "рать",
                    "мать",
                    "сыть",
                    "клеть",
                    "плеть",
                    "нейросеть",
                    "подсеть",
                    "зыть");
    private static final Pattern VERB =
            Pattern.compile(
                    ".+(ает|яет|ует|юет|еет|ают|яют|уют|еют|ешь|ёшь|ишь|ется|ётся|ится|ются|утся|"
                            + "атся|ятся|лся|лась|лось|лись|вши|вшись|[аяиы]ла|[аяиы]ло|(?:[аяие]хал|[оеу]трел|казал|ворил|кликнул|[аяио]вал|шел|шёл)|шься|емся|имся|дят|зят|вят|бят|мят|лят|"
                            + "рят|ймёт|ймет|жет|дит|вит|рит|оит|лит|сит|чит|жит|нит|нут|дут|гут|"
                            + "жут|ишут|чат|жат|шат|тят|вут)");
    private static final Set<String> NO_VERB =
            Set.of(
                    "бюджет",
                    "сюжет",
                    "кредит",
                    "визит",
                    "аудит",
                    "дефицит",
                    "чат",
                    "пожат",
                    "транзит",
                    "гранит",
                    "гибрид",
                    "аппетит",
                    "момент",
                    "ребят",
                    "редут",
                    "лимит",
                    "институт",
                    "маршрут",
                    "бит",
                    "магнит",
                    "рейтинг",
                    "набат",
                    "формат",
                    "автомат",
                    "элит",
                    "орбит",
                    "супервизит",
                    "композит",
                    "депозит",
                    "реквизит",
                    "транслит",
                    "чатбот",
                    "объект",
                    "пакет",
                    "ответ",
                    "кит",
                    "щит",
                    "адвокат",
                    "сертификат");
    private static final Pattern ADJECTIVE =
            Pattern.compile(
                    ".{2,}(ый|ая|яя|ое|ые|ую|юю|ого|его|ому|ему|ым|ых|ыми|ский|кий|гий|хий|жий|щий"
                            + "|ший|ской|всякой)");
    private static final Set<String> SHORT_ADVERBS =
            Set.of("легко", "сильно", "тонко", "резко", "близко", "далеко");

    @Override
    public boolean isInfinitive(String word) {
        return word.length() > 3
                && !NO_INFINITIVE.contains(word)
                && INFINITIVE.matcher(word).matches();
    }

    @Override
    public boolean isVerb(String word) {
        return isInfinitive(word)
                || (word.length() > 3 && !NO_VERB.contains(word) && VERB.matcher(word).matches());
    }

    @Override
    public boolean isAdjective(String word) {
        return ADJECTIVE.matcher(word).matches();
    }

    @Override
    public boolean isAdverb(String word) {
        return SHORT_ADVERBS.contains(word)
                || (word.length() > 4
                        && (word.endsWith("чно")
                                || word.endsWith("вно")
                                || word.endsWith("ьно")
                                || word.endsWith("нно")
                                || word.endsWith("тно")
                                || word.endsWith("сно")
                                || word.endsWith("дно")
                                || word.endsWith("ески")
                                || word.endsWith("айно")));
    }

    @Override
    public List<String> basic(List<String> words) {
        List<String> forms = new ArrayList<>(words);
        int head = 0;
        while (head < words.size() - 1 && isOblique(words.get(head))) {
            head++;
        }
        if (head == 0) {
            forms.set(0, nounAlone(words.getFirst(), words.size() > 1 ? words.get(1) : ""));
            return forms;
        }
        String ending = lower(words.get(head - 1));
        String noun = lower(words.get(head));
        Case found = caseOf(ending, noun);
        if (found == Case.UNKNOWN) {
            return words;
        }
        for (int i = 0; i < head; i++) {
            forms.set(i, adjective(words.get(i), found));
        }
        forms.set(head, noun(words.get(head), found));
        return forms;
    }

    private enum Case {
        FEMININE,
        PLURAL,
        MASCULINE,
        UNKNOWN
    }

    private static boolean isOblique(String word) {
        String lower = lower(word);
        return lower.length() > 4
                && (lower.endsWith("ую")
                        || lower.endsWith("юю")
                        || lower.endsWith("ой")
                        || lower.endsWith("ей")
                        || lower.endsWith("ых")
                        || lower.endsWith("их")
                        || lower.endsWith("ым")
                        || lower.endsWith("ыми")
                        || lower.endsWith("ими"));
    }

    private static Case caseOf(String adjective, String noun) {
        if (adjective.endsWith("ую") || adjective.endsWith("юю")) {
            return Case.FEMININE;
        }
        if (adjective.endsWith("ой") || adjective.endsWith("ей")) {
            // a noun's own ending must agree: "мировой войны", not "герой романа"
            return noun.endsWith("ии") || noun.endsWith("ией") || noun.endsWith("ой")
                    ? Case.FEMININE
                    : Case.UNKNOWN;
        }
        if (adjective.endsWith("ых")
                || adjective.endsWith("их")
                || adjective.endsWith("ыми")
                || adjective.endsWith("ими")) {
            return Case.PLURAL;
        }
        return noun.endsWith("ом") || noun.endsWith("ем") ? Case.MASCULINE : Case.UNKNOWN;
    }

    private static String adjective(String word, Case found) {
        String stem = word.substring(0, word.length() - (lower(word).endsWith("ми") ? 3 : 2));
        boolean soft = stem.matches("(?iu).*[гкхжшщч]");
        return switch (found) {
            case FEMININE -> stem + (lower(word).endsWith("юю") ? "яя" : "ая");
            case PLURAL -> stem + (soft || lower(word).endsWith("их") ? "ие" : "ые");
            case MASCULINE -> stem + (soft ? "ий" : "ый");
            case UNKNOWN -> word;
        };
    }

    private static String noun(String word, Case found) {
        return switch (found) {
            case FEMININE -> feminine(word);
            case PLURAL -> plural(word);
            case MASCULINE -> word.substring(0, word.length() - 2);
            case UNKNOWN -> word;
        };
    }

    private static String feminine(String word) {
        String lower = lower(word);
        if (lower.endsWith("ией")) {
            return cut(word, 3) + "ия";
        }
        if (lower.endsWith("ии") || lower.endsWith("ию")) {
            return cut(word, 2) + "ия";
        }
        if (lower.endsWith("у")) {
            return cut(word, 1) + "а";
        }
        if (lower.endsWith("ю")) {
            return cut(word, 1) + "я";
        }
        return lower.endsWith("ой") ? cut(word, 2) + "а" : word;
    }

    /**
     * Genitive plurals of two kinds are sure: -ий of -ия, and a bare stem of -ур-, -ем- and such.
     */
    private static String plural(String word) {
        String lower = lower(word);
        if (lower.endsWith("ций")) {
            return cut(word, 1) + "и";
        }
        if (lower.endsWith("ов")) {
            return cut(word, 2) + (lower.matches(".*[гкхжшщч]ов") ? "и" : "ы");
        }
        if (lower.matches(".+(ами|ями|ам|ям|ах|ях)")) {
            return obliquePlural(word);
        }
        return lower.matches(".*[аеиоуы][мнрт]") ? word + "ы" : word;
    }

    private static String nounAlone(String word, String next) {
        boolean hasMore = !next.isEmpty();
        String lower = lower(word);
        if (lower.length() < 4) {
            return word;
        }
        if (!hasMore && (lower.endsWith("ную") || lower.endsWith("вую") || lower.endsWith("кую"))) {
            return cut(word, 2) + "ая";
        }
        if (lower.endsWith("ции") || lower.endsWith("цию") || lower.endsWith("огии")) {
            return cut(word, 1) + "я";
        }
        if (lower.endsWith("цией")) {
            return cut(word, 2) + "я";
        }
        if (lower.endsWith("ям")
                || lower.endsWith("ями")
                || lower.endsWith("ях")
                || lower.endsWith("ами")
                || (hasMore && lower.endsWith("ам"))) {
            return obliquePlural(word);
        }
        if (lower.endsWith("ию")) {
            return cut(word, 2) + "ия";
        }
        // an adjective may end so, too, but none stands before a sign: "символом X"
        boolean beforeSign = hasMore && next.length() <= 2;
        if (lower.endsWith("ом")
                && beforeSign
                && !lower.matches(
                        "альбом|атом|том|дом|гном|лом|диплом|перелом|.*(ств|рев|лов|дел|ест|кн|исл|сел)ом")) {
            return cut(word, 2);
        }
        // an object in the accusative; a dative in -у stands alone far less often in a list
        return lower.matches(".*[бвгджзйклмнпрстфхцчшщ]у") ? cut(word, 1) + "а" : word;
    }

    private static String obliquePlural(String word) {
        String lower = lower(word);
        int length = lower.endsWith("ми") ? 3 : 2;
        String stem = cut(word, length);
        boolean soft = lower.charAt(lower.length() - length) == 'я';
        return stem + (soft || stem.matches("(?iu).*[гкхжшщч]") ? "и" : "ы");
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}

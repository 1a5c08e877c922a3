package dev.semanticpassport.lab.corpus;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with choices {@code (one|other)} and slots {@code {name}}. {@code {a name}} puts the
 * right article before the slot's word, and a capital first letter of the slot gives one to what is
 * written.
 */
record Template(String text) {
    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)\\}");

    String fill(Map<String, String> slots, SplittableRandom random) {
        String chosen =
                CHOICE.matcher(text)
                        .replaceAll(choice -> {
                            String[] options = choice.group(1).split("\\|", -1);
                            return Matcher.quoteReplacement(
                                    options[random.nextInt(options.length)]);
                        });
        return SLOT.matcher(chosen)
                .replaceAll(slot -> Matcher.quoteReplacement(word(slot.group(1), slots)));
    }

    private String word(String slot, Map<String, String> slots) {
        boolean capital = Character.isUpperCase(slot.charAt(0));
        String name = slot.toLowerCase(Locale.ROOT);
        boolean article = name.startsWith("a ");
        String word = slots.get(article ? name.substring(2) : name);
        if (word == null) {
            throw new IllegalStateException("no word for {%s} in: %s".formatted(slot, text));
        }
        if (article) {
            word = ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
        }
        return capital ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }
}

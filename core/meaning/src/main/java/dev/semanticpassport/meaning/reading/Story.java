package dev.semanticpassport.meaning.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a story from other prose by its speeches; one with headings, bold words or tables is none.
 * A story's single sentences tell; they define and list nothing, and only what it comes back to is
 * an idea of it.
 */
public final class Story {
    private static final Pattern SPEECH =
            Pattern.compile("[,.!?…][”\"»]|(?:^|\\n)\\s*[—–][\\s\u00a0]*\\p{Lu}[^\\n]*[.!?…]");
    private static final Pattern ARRANGED = Pattern.compile("(?m)^\\s{0,3}#{1,6}\\s|\\*\\*|^\\|");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int FEWEST_WORDS = 300;
    private static final int WORDS_FOR_SPEECH = 250;

    private Story() {}

    /** Whether speeches are as frequent in a text of some length as only a story has them. */
    public static boolean isStory(String text) {
        long words = count(WORD.matcher(text));
        return !ARRANGED.matcher(text).find()
                && words >= FEWEST_WORDS
                && count(SPEECH.matcher(text)) * WORDS_FOR_SPEECH >= words;
    }

    private static long count(Matcher matcher) {
        long count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}

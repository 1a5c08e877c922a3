package dev.semanticpassport.core.imprint.weighing;

import dev.semanticpassport.core.beacons.Normalising;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The chance that a model gives to an accepted answer, as far as its endpoint tells it: a score in
 * [0, 1], 0 where nothing that was told leads to one.
 *
 * <p>At each place of the answer where a word may begin, the tokens from there on are walked while
 * they spell, as {@link Normalising} reads texts, a beginning of an accepted answer. So case,
 * quotes, leading spaces and marks of emphasis do not matter, and a character may be in pieces. Let
 * f(t) be the chance that what was spelt before token t is spelt to its end:
 *
 * <pre>{@code
 * f(t) = p(said t) · f(t + 1)           where the said token goes on spelling, else 0
 *      + Σ p(other)                     of the likeliest others that spell at least a letter more
 * f    = 1                              where an accepted answer is spelt to its end
 * }</pre>
 *
 * Where the word goes on beyond the accepted answer ("lanterns"), its end counts as 1 − p of the
 * token that goes on. The score is the largest f over all places: an answer may begin with other
 * words, and the chance is that of the answer there, given those words. Several accepted answers
 * are walked together, so that a token that begins two of them counts once.
 *
 * <p>Another token that spells only a beginning counts as if the rest were sure (" lan" for
 * "lantern"), which may be too much; tokens that are not told count nothing, which may be too
 * little. Whole and variants are scored by this same rule, and a test of their differences asks no
 * more of a score than that it is in [0, 1].
 */
public final class WeighingAnswers {
    /** Enough of what was said before to tell whether a word goes on. */
    private static final int LOOK_BACK_CHARS = 64;

    private static final byte[] NOTHING_YET = {};

    private final List<String> accepted;
    private final List<ToldTokens.Token> tokens;
    private String before = "";

    private enum Spelt {
        /** No letter or digit yet. */
        NOTHING,
        /** A beginning of an accepted answer. */
        BEGINNING,
        /** An accepted answer, perhaps with more behind it. */
        WHOLE,
        /** Something else. */
        OTHER
    }

    private WeighingAnswers(List<String> accepted, List<ToldTokens.Token> tokens) {
        this.accepted = accepted;
        this.tokens = tokens;
    }

    /**
     * The chance of the accepted answers. Empty where the tokens tell none: they do not spell the
     * answer (what a model thought may stand among them), or they end before the place at which the
     * answer holds an accepted one.
     *
     * @param answer what the model said
     * @param phrases accepted answers, each with at least one word
     * @throws IllegalArgumentException when there is no phrase, or one has no words
     */
    public static OptionalDouble chance(String answer, ToldTokens told, List<String> phrases) {
        List<String> accepted = phrases.stream().map(Normalising::normalise).distinct().toList();
        if (accepted.isEmpty() || accepted.contains("")) {
            throw new IllegalArgumentException("an accepted answer has at least one word");
        }
        WeighingAnswers weighing = new WeighingAnswers(accepted, told.tokens());
        String spelt = text(weighing.bytes(0, told.tokens().size()));
        boolean hidden = weighing.holds(answer) && !weighing.holds(spelt);
        return hidden || !spells(spelt, told.whole(), answer)
                ? OptionalDouble.empty()
                : OptionalDouble.of(weighing.largest());
    }

    /** End tokens may be told that the text does not show. */
    private static boolean spells(String spelt, boolean whole, String answer) {
        List<String> words = Normalising.words(spelt);
        List<String> expected = Normalising.words(answer);
        int both = Math.min(words.size(), expected.size());
        if (whole && words.size() < expected.size()) {
            return false;
        }
        // The last one may be cut, or go on into an end token.
        int sure = Math.max(0, both - 1);
        return words.subList(0, sure).equals(expected.subList(0, sure))
                && (both == 0
                        || expected.get(both - 1).startsWith(words.get(both - 1))
                        || words.get(both - 1).startsWith(expected.get(both - 1)));
    }

    private boolean holds(String text) {
        String run = " " + Normalising.normalise(text) + " ";
        return accepted.stream().anyMatch(phrase -> run.contains(" " + phrase + " "));
    }

    private double largest() {
        double largest = 0;
        for (int place = 0; place < tokens.size(); place++) {
            byte[] said = bytes(0, place);
            // No word begins within a character.
            if (end(said) == said.length) {
                String all = text(said);
                before = all.substring(Math.max(0, all.length() - LOOK_BACK_CHARS));
                largest = Math.max(largest, from(place, NOTHING_YET));
            }
        }
        return largest;
    }

    private double from(int at, byte[] soFar) {
        // The answer ended on its way.
        if (at == tokens.size()) {
            return 0;
        }
        ToldTokens.Token token = tokens.get(at);
        byte[] with = token.said().after(soFar);
        double chance =
                token.said().chance()
                        * switch (spelt(with)) {
                            case NOTHING, BEGINNING -> from(at + 1, with);
                            case WHOLE -> end(at + 1, with);
                            case OTHER -> 0;
                        };
        String run = Normalising.normalise(text(soFar));
        for (Piece other : token.likeliest()) {
            if (!other.sameBytes(token.said()) && goesOn(run, other.after(soFar))) {
                chance += other.chance();
            }
        }
        return Math.min(1, chance);
    }

    private boolean goesOn(String run, byte[] with) {
        return switch (spelt(with)) {
            case BEGINNING, WHOLE -> Normalising.normalise(text(with)).length() > run.length();
            case NOTHING, OTHER -> false;
        };
    }

    /** That an accepted answer ends where it was spelt. */
    private double end(int at, byte[] soFar) {
        if (at == tokens.size()) {
            return 1;
        }
        Piece next = tokens.get(at).said();
        byte[] with = next.after(soFar);
        List<String> words = Normalising.words(text(soFar));
        List<String> more = Normalising.words(text(with));
        if (more.size() > words.size() || more.getLast().equals(words.getLast())) {
            return 1;
        }
        double rest =
                switch (spelt(with)) {
                    case BEGINNING -> from(at + 1, with);
                    case WHOLE -> end(at + 1, with);
                    case NOTHING, OTHER -> 0;
                };
        return 1 - next.chance() + next.chance() * rest;
    }

    private Spelt spelt(byte[] bytes) {
        String text = text(bytes);
        List<String> words = Normalising.words(text);
        if (words.isEmpty()) {
            return Spelt.NOTHING;
        }
        String run = String.join(" ", words);
        Spelt spelt = compared(run, text, words.size());
        return spelt == Spelt.OTHER || beginsAWord(text, words) ? spelt : Spelt.OTHER;
    }

    private Spelt compared(String run, String text, int words) {
        for (String phrase : accepted) {
            if (run.equals(phrase) || run.startsWith(phrase + " ")) {
                return Spelt.WHOLE;
            }
        }
        boolean open = Normalising.words(text + "a").size() == words;
        String beginning = open ? run : run + " ";
        return accepted.stream().anyMatch(phrase -> phrase.startsWith(beginning))
                ? Spelt.BEGINNING
                : Spelt.OTHER;
    }

    private boolean beginsAWord(String text, List<String> words) {
        List<String> apart = new ArrayList<>(Normalising.words(before));
        apart.addAll(words);
        return Normalising.words(before + text).equals(apart);
    }

    private byte[] bytes(int from, int end) {
        byte[] bytes = NOTHING_YET;
        for (ToldTokens.Token token : tokens.subList(from, end)) {
            bytes = token.said().after(bytes);
        }
        return bytes;
    }

    /** The text of bytes; a character at the end that lacks bytes is left out. */
    private static String text(byte[] bytes) {
        return new String(bytes, 0, end(bytes), StandardCharsets.UTF_8);
    }

    /** Where the last whole character ends. */
    private static int end(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int one = bytes[bytes.length - back] & 0xFF;
            if (one >= 0xC0) {
                int needed = one >= 0xF0 ? 4 : one >= 0xE0 ? 3 : 2;
                return needed > back ? bytes.length - back : bytes.length;
            }
            if (one < 0x80) {
                break;
            }
        }
        return bytes.length;
    }
}

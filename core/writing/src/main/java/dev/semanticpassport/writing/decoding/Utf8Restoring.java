package dev.semanticpassport.writing.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the reading of UTF-8 as a single-byte encoding, in those stretches of a line where the
 * characters are, as bytes, well-formed UTF-8 and read cheaper than they stand. Bytes that the
 * wrong encoding leaves undefined may have been lost: they are guessed by the letters around them.
 */
final class Utf8Restoring {
    /** What a guess costs, in nats: a real question mark or space is likelier than a lost byte. */
    private static final float GUESS = 4;

    /** What must be gained where only a part of a word would have been misread. */
    private static final double INSIDE_WORD_NATS = 40;

    private static final int[] NONE = {};
    private static final int[] NO_BREAK_SPACE = {0xA0};

    private final String line;
    private final CodePage page;
    private final int[] lost;

    /** What stands for one character: the code points it may be, and how many were read for it. */
    private static final class Item {
        private final int[] alternatives;
        private final int length;
        private final boolean guessed;

        Item(int[] alternatives, int length, boolean guessed) {
            this.alternatives = alternatives;
            this.length = length;
            this.guessed = guessed;
        }

        int length() {
            return length;
        }

        boolean guessed() {
            return guessed;
        }
    }

    private Utf8Restoring(String line, CodePage page) {
        this.line = line;
        this.page = page;
        this.lost = continuations(page.undefined());
    }

    /**
     * The line with every stretch restored that gains at least {@code thresholdNats}; null if there
     * is none.
     */
    static @Nullable Restored restore(String line, CodePage page, double thresholdNats) {
        Utf8Restoring restoring = new Utf8Restoring(line, page);
        return restoring.mayHold() ? restoring.restore(thresholdNats) : null;
    }

    /** Whether any byte that begins a sequence has one after it that may go on. */
    private boolean mayHold() {
        for (int i = 0; i + 1 < line.length(); i++) {
            char first = line.charAt(i);
            int lead = first < 0x80 ? -1 : page.code(first);
            if (lead >= 0xC2 && lead <= 0xF4) {
                char second = line.charAt(i + 1);
                int code = page.code(second);
                if ((code >= 0x80 && code <= 0xBF) || lost(second).length > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Restored restore(double thresholdNats) {
        StringBuilder text = new StringBuilder(line.length());
        double gain = 0;
        int exact = 0;
        int guessed = 0;
        int at = 0;
        while (at < line.length()) {
            List<Item> stretch = stretch(at);
            if (stretch.isEmpty()) {
                text.append(line.charAt(at++));
                continue;
            }
            int end = at + stretch.stream().mapToInt(Item::length).sum();
            boolean mangled = stretch.stream().anyMatch(item -> item.length > 1);
            int[] best = mangled ? cheapest(stretch, at) : NONE;
            double stretchGain = mangled ? gain(best, at, end) - penalty(stretch) : 0;
            double needed = isBounded(at, end) ? thresholdNats : INSIDE_WORD_NATS;
            if (mangled && stretchGain >= needed) {
                gain += stretchGain;
                for (int i = 0; i < best.length; i++) {
                    text.appendCodePoint(best[i]);
                    Item item = stretch.get(i);
                    exact += item.length > 1 && !item.guessed ? 1 : 0;
                    guessed += item.guessed ? 1 : 0;
                }
            } else {
                text.append(line, at, end);
            }
            at = end;
        }
        return gain > 0
                ? new Restored(new Misreading.OfUtf8(page), text.toString(), gain, exact, guessed)
                : null;
    }

    /** The longest stretch from here that is ASCII and well-formed sequences. */
    private List<Item> stretch(int from) {
        List<Item> items = new ArrayList<>();
        for (int at = from; at < line.length(); ) {
            char first = line.charAt(at);
            Item item = first < 0x80 ? new Item(new int[] {first}, 1, false) : sequence(at);
            if (item == null) {
                break;
            }
            items.add(item);
            at += item.length;
        }
        return items;
    }

    private @Nullable Item sequence(int at) {
        int lead = page.code(line.charAt(at));
        int following = lead >= 0xC2 && lead <= 0xDF ? 1 : lead >= 0xE0 && lead <= 0xEF ? 2 : 3;
        if (lead < 0xC2 || lead > 0xF4 || at + following >= line.length()) {
            return null;
        }
        int[] codes = {lead & (following == 1 ? 0x1F : following == 2 ? 0x0F : 0x07)};
        boolean guessed = false;
        for (int i = 1; i <= following; i++) {
            char character = line.charAt(at + i);
            int code = page.code(character);
            boolean sure = code >= 0x80 && code <= 0xBF;
            int[] bytes = sure ? new int[] {code} : lost(character);
            guessed |= !sure;
            codes = append(codes, bytes);
        }
        int[] valid = valid(codes, following);
        return valid.length == 0 ? null : new Item(valid, following + 1, guessed);
    }

    /** The bytes that a replaced character may have been. */
    private int[] lost(char character) {
        return switch (character) {
            case '?', '\uFFFD' -> lost;
            case ' ' -> page.hasNoBreakSpace() ? NO_BREAK_SPACE : NONE;
            default -> NONE;
        };
    }

    private static int[] append(int[] codes, int[] bytes) {
        int[] longer = new int[codes.length * bytes.length];
        int next = 0;
        for (int code : codes) {
            for (int each : bytes) {
                longer[next++] = (code << 6) | (each & 0x3F);
            }
        }
        return longer;
    }

    private static int[] valid(int[] codes, int following) {
        int least = following == 1 ? 0x80 : following == 2 ? 0x800 : 0x10000;
        int count = 0;
        for (int code : codes) {
            boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
            if (code >= least && code <= Character.MAX_CODE_POINT && !surrogate) {
                codes[count++] = code;
            }
        }
        return count == codes.length ? codes : Arrays.copyOf(codes, count);
    }

    /** The cheapest choice among all alternatives (Viterbi over pairs of neighbours). */
    private int[] cheapest(List<Item> stretch, int from) {
        int[] before = {from == 0 ? '\n' : line.codePointBefore(from)};
        double[] costs = {0};
        int[][] came = new int[stretch.size()][];
        for (int i = 0; i < stretch.size(); i++) {
            int[] now = stretch.get(i).alternatives;
            double[] next = new double[now.length];
            came[i] = new int[now.length];
            for (int a = 0; a < now.length; a++) {
                next[a] = Double.POSITIVE_INFINITY;
                for (int b = 0; b < before.length; b++) {
                    double cost = costs[b] + Plausibility.cost(before[b], now[a]);
                    if (cost < next[a]) {
                        next[a] = cost;
                        came[i][a] = b;
                    }
                }
            }
            before = now;
            costs = next;
        }
        int chosen = 0;
        for (int a = 1; a < costs.length; a++) {
            chosen = costs[a] < costs[chosen] ? a : chosen;
        }
        int[] best = new int[stretch.size()];
        for (int i = best.length - 1; i >= 0; i--) {
            best[i] = stretch.get(i).alternatives[chosen];
            chosen = came[i][chosen];
        }
        return best;
    }

    private double gain(int[] restored, int from, int end) {
        int before = from == 0 ? '\n' : line.codePointBefore(from);
        double was = Plausibility.of(line.substring(from, end), before);
        String text = new String(restored, 0, restored.length);
        double is = Plausibility.of(text, before);
        if (end < line.length()) {
            int after = line.codePointAt(end);
            was += Plausibility.cost(line.codePointBefore(end), after);
            is += Plausibility.cost(text.codePointBefore(text.length()), after);
        }
        return was - is;
    }

    /**
     * Whether the stretch ends where a misread one would: a word that is misread is so as a whole,
     * so what stands next to it cannot come from the same misreading.
     */
    private boolean isBounded(int from, int end) {
        return (from == 0 || !page.isHigh(line.charAt(from - 1)))
                && (end == line.length() || !page.isHigh(line.charAt(end)));
    }

    private static double penalty(List<Item> stretch) {
        return GUESS * stretch.stream().filter(Item::guessed).count();
    }

    private static int[] continuations(int[] bytes) {
        return Arrays.stream(bytes).filter(code -> code <= 0xBF).toArray();
    }
}

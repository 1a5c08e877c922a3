package dev.semanticpassport.writing.decoding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Repairs text that was read in a wrong encoding and saved again, once or several times, wholly or
 * in stretches. Each line is tried under every plausible misreading and keeps the cheapest reading
 * (see {@link Plausibility}), if it is cheaper by more than chance gives: right text stays as it
 * is. What a file has shown before makes the same misreading easier to believe later in it, so one
 * object serves one file.
 */
public final class Repairing {
    private static final double THRESHOLD_NATS = 7;
    private static final double THRESHOLD_KNOWN_NATS = 5.5;
    private static final double THRESHOLD_OF_PAGES_NATS = 18;
    private static final double THRESHOLD_OF_KNOWN_PAGES_NATS = 6;
    private static final double KNOWN_FROM_NATS = 60;

    /** A line that gains less may do so by chance, and says nothing of the file. */
    private static final double TELLING_NATS = 20;

    private static final int ROUNDS = 4;

    /** Longer lines are taken in pieces, so that memory stays bounded. */
    private static final int LONGEST = 1 << 14;

    /** A character that costs so much, or an average so high, makes a line worth trying. */
    private static final float SUSPICIOUS_CHARACTER_NATS = 7.9f;

    private static final float SUSPICIOUS_AVERAGE_NATS = 4.3f;

    private final Map<Misreading, Evidence> evidence = new LinkedHashMap<>();

    /**
     * What was undone in a file so far.
     *
     * @param how for people, such as "UTF-8 that was read as windows-1251"
     * @param confidence 0 to 1: the share of restored characters that follow from the bytes, where
     *     a guessed one counts half, lowered where all evidence is little text
     * @param characters restored
     */
    public record Undone(String how, double confidence, long characters) {}

    private static final class Evidence {
        private double nats;
        private double undoneNats;
        private long exact;
        private long guessed;
    }

    /**
     * Learns from text that will be read later, so that its first lines are judged like its last.
     */
    public void observe(String text) {
        lines(text, false);
    }

    /** The text as it was meant; the same object where there is nothing to repair. */
    public String repair(String text) {
        return isAscii(text) ? text : lines(text, true);
    }

    /** What {@link #repair} has undone, by misreading. */
    public List<Undone> undone() {
        List<Undone> undone = new ArrayList<>();
        evidence.forEach((misreading, found) -> {
            long all = found.exact + found.guessed;
            if (all > 0) {
                double share = (found.exact + 0.5 * found.guessed) / all;
                double sure = 1 - Math.exp(-found.undoneNats / THRESHOLD_NATS);
                undone.add(new Undone(misreading.toString(), share * sure, all));
            }
        });
        return undone;
    }

    private String lines(String text, boolean counted) {
        StringBuilder repaired = new StringBuilder(text.length());
        boolean changed = false;
        for (int from = 0; from < text.length(); ) {
            int end = lineEnd(text, from);
            String line = text.substring(from, end);
            String better = line(line, counted);
            changed |= !better.equals(line);
            repaired.append(better);
            from = end;
        }
        return changed ? repaired.toString() : text;
    }

    private static int lineEnd(String text, int from) {
        int newline = text.indexOf('\n', from);
        int end = newline < 0 ? text.length() : newline + 1;
        if (end - from <= LONGEST) {
            return end;
        }
        int space = text.lastIndexOf(' ', from + LONGEST - 1);
        return space > from ? space + 1 : from + LONGEST;
    }

    private String line(String line, boolean counted) {
        String text = line;
        for (int round = 0; round < ROUNDS && isSuspicious(text); round++) {
            Restored best = best(text);
            if (best == null) {
                break;
            }
            Evidence found = evidence.computeIfAbsent(best.misreading(), _ -> new Evidence());
            found.nats += best.gainNats() >= TELLING_NATS ? best.gainNats() : 0;
            if (counted) {
                found.undoneNats += best.gainNats();
                found.exact += best.exact();
                found.guessed += best.guessed();
            }
            text = best.text();
        }
        return text;
    }

    private @Nullable Restored best(String line) {
        Restored best = null;
        for (CodePage page : CodePage.MISREAD) {
            boolean known = isKnown(new Misreading.OfUtf8(page));
            Restored restored =
                    Utf8Restoring.restore(
                            line, page, known ? THRESHOLD_KNOWN_NATS : THRESHOLD_NATS);
            if (restored != null && (best == null || worth(restored) > worth(best))) {
                best = restored;
            }
        }
        boolean enough = best != null && !isSuspicious(best.text());
        boolean odd = Plausibility.averageBeyondAscii(line) >= SUSPICIOUS_AVERAGE_NATS - 1;
        Restored page = enough || !odd ? null : PageRestoring.restore(line);
        if (page == null) {
            return best;
        }
        double threshold =
                isKnown(page.misreading())
                        ? THRESHOLD_OF_KNOWN_PAGES_NATS
                        : THRESHOLD_OF_PAGES_NATS;
        boolean better = best == null || worth(page) > worth(best);
        return page.gainNats() >= threshold && better ? page : best;
    }

    /** Among readings that gain as much, the one that the file has shown before. */
    private double worth(Restored restored) {
        Evidence found = evidence.get(restored.misreading());
        return restored.gainNats() + (found == null ? 0 : Math.min(12, found.nats / 10));
    }

    private boolean isKnown(Misreading misreading) {
        Evidence found = evidence.get(misreading);
        return found != null && found.nats >= KNOWN_FROM_NATS;
    }

    private static boolean isSuspicious(String line) {
        int previous = '\n';
        double sum = 0;
        int high = 0;
        for (int i = 0; i < line.length(); ) {
            int current = line.codePointAt(i);
            if (current >= 0x80) {
                float cost = Plausibility.cost(previous, current);
                if (cost >= SUSPICIOUS_CHARACTER_NATS) {
                    return true;
                }
                sum += cost;
                high++;
            }
            previous = current;
            i += Character.charCount(current);
        }
        return high > 0 && sum >= SUSPICIOUS_AVERAGE_NATS * high;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}

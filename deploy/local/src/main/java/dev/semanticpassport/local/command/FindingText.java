package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.Kinship;
import dev.semanticpassport.contracts.Mixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finding for people. The event has each of its parts as a sentence that stands alone, with the
 * reason why something may not be said; here a reason that several parts share is told once.
 */
final class FindingText {
    private static final String REFUSING = " may not be said: ";
    private static final int COLUMNS = 100;

    private FindingText() {}

    static String told(@Nullable Finding finding) {
        return switch (finding) {
            case null -> "Nothing was compared.";
            case Finding.Recognised recognised -> recognised(recognised);
            case Finding.Expressed expressed ->
                    (wrapped("", expressed.inWords()) + assumptions(expressed.assumptions()))
                            .stripTrailing();
            case Finding.Equated equated ->
                    (wrapped("", equated.inWords()) + assumptions(equated.assumptions()))
                            .stripTrailing();
            case Finding.NotCompared notCompared -> notCompared.inWords();
        };
    }

    private static String recognised(Finding.Recognised found) {
        List<String> sentences =
                Stream.of(
                                found.inWords(),
                                found.claim() == null ? "" : found.claim().inWords(),
                                words(found.mixture()),
                                words(found.kinship()))
                        .filter(one -> !one.isEmpty())
                        .toList();
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d answers beside the %d models (%d families) of panel %s, version %d%n%n",
                        found.answers(),
                        found.models(),
                        found.families(),
                        found.panel(),
                        found.version()));
        onceForAll(sentences).forEach(one -> text.append(wrapped("", one)));
        text.append(ranking(found.ranking())).append('\n');
        return text.append(assumptions(found.assumptions())).toString().stripTrailing();
    }

    private static String words(@Nullable Mixture mixture) {
        return mixture == null ? "" : mixture.inWords();
    }

    private static String words(@Nullable Kinship kinship) {
        return kinship == null ? "" : kinship.inWords();
    }

    /** Sentences as they are, but for a reason that several of them share: it follows them all. */
    static List<String> onceForAll(List<String> sentences) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        sentences.forEach(one -> reasons.merge(reason(one), 1, Integer::sum));
        reasons.remove("");
        reasons.values().removeIf(times -> times == 1);
        List<String> told = new ArrayList<>();
        for (String one : sentences) {
            String reason = reason(one);
            told.add(
                    reasons.containsKey(reason)
                            ? one.replace(REFUSING + reason, " may not be said.")
                            : one);
        }
        reasons.keySet().forEach(reason -> told.add("Why that may not be said: " + reason));
        return told;
    }

    /** Why a sentence says that something may not be said, up to its full stop; empty otherwise. */
    private static String reason(String words) {
        int begins = words.indexOf(REFUSING);
        if (begins < 0) {
            return "";
        }
        String after = words.substring(begins + REFUSING.length());
        int ends = after.indexOf(". ");
        return ends < 0 ? after : after.substring(0, ends + 1);
    }

    private static String ranking(List<Finding.Likeness> ranking) {
        if (ranking.isEmpty()) {
            return "";
        }
        int widest = ranking.stream().mapToInt(one -> one.model().length()).max().orElse(0);
        StringBuilder text =
                new StringBuilder(
                        "\nThe likeliest first, with log10 of how much likelier the answers are from"
                                + " it than from a\nmodel that the panel does not know; below 0, the"
                                + " unknown one is likelier:\n");
        for (Finding.Likeness one : ranking) {
            text.append(String.format(Locale.ROOT, "  %8.2f  ", one.log10Ratio()))
                    .append(one.model());
            if (!one.family().equals(one.model())) {
                text.append(" ".repeat(widest - one.model().length()))
                        .append("  family ")
                        .append(one.family());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String assumptions(List<String> assumptions) {
        if (assumptions.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("What this assumes:\n");
        assumptions.forEach(one -> text.append(wrapped("  - ", one)));
        return text.toString();
    }

    /** In lines that a terminal shows whole. */
    private static String wrapped(String before, String words) {
        StringBuilder text = new StringBuilder(before);
        int column = before.length();
        for (String word : words.split(" ", -1)) {
            if (column > before.length() && column + word.length() >= COLUMNS) {
                text.append('\n').append(" ".repeat(before.length()));
                column = before.length();
            } else if (column > before.length()) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.append('\n').toString();
    }
}

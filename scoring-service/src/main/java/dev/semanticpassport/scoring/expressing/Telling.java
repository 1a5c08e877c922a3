package dev.semanticpassport.scoring.expressing;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.scoring.panels.PanelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was found into words.
 *
 * @param models of the panel that answered the same prompts
 * @param families of them
 * @param answers that were read
 */
record Telling(PanelVersion panel, int models, int families, int answers, double alpha) {

    Finding found(
            @Nullable TraitsVersion traits,
            @Nullable Judged judged,
            List<Finding.StandingOut> standingOut) {
        int matched = (int) standingOut.stream().filter(one -> one.idea() != null).count();
        List<Finding.Expressed.Idea> found = judged == null ? List.of() : judged.found();
        return new Finding.Expressed(
                panel.name(),
                panel.version(),
                traits,
                models,
                families,
                answers,
                judged == null ? 0 : judged.ideas(),
                found.subList(0, Math.min(Finding.MOST_NAMED, found.size())),
                found.size(),
                judged == null ? null : judged.ordinary(),
                judged == null ? null : judged.chanceOfAll(),
                judged == null ? null : judged.attainable(),
                standingOut,
                judged == null ? null : matched,
                (judged == null ? "" : ideas(judged) + " ") + blind(standingOut, judged, matched),
                assumptions(judged));
    }

    private String ideas(Judged judged) {
        int count = judged.found().size();
        String found = count == 0 ? "No idea is" : count == 1 ? "One is" : count + " are";
        String named =
                judged.found().stream()
                        .limit(Finding.MOST_NAMED)
                        .map(idea ->
                                String.format(
                                        Locale.ROOT,
                                        "%s (%.0f %% of the answers, of any other model's at most"
                                                + " %.0f %%)",
                                        idea.label(),
                                        100 * idea.share(),
                                        100 * idea.highest()))
                        .collect(Collectors.joining("; "));
        String ordinary =
                judged.ordinary() == null
                        ? String.format(
                                Locale.ROOT,
                                "whether any is expressed more than ordinary models do may not be"
                                        + " said: %d families give no p-value under %.4f, too much"
                                        + " for %d ideas at %s",
                                families,
                                judged.attainable(),
                                judged.ideas(),
                                alpha)
                        : judged.ordinary() + " are expressed more than ordinary models do";
        return String.format(
                Locale.ROOT,
                "%d ideas were looked for in %d answers. %s expressed more than by each of the"
                        + " panel's %d models that answered the same prompts%s%s; %s. All ideas"
                        + " together: an ordinary model expresses them as much with a chance of"
                        + " %.3g.",
                judged.ideas(),
                answers,
                found,
                models,
                named.isEmpty() ? "" : ": ",
                named,
                ordinary,
                judged.chanceOfAll());
    }

    private static String blind(
            List<Finding.StandingOut> standingOut, @Nullable Judged judged, int matched) {
        if (standingOut.isEmpty()) {
            return "Read blind, nothing stands out in the answers.";
        }
        int unnamed = standingOut.size() - Finding.MOST_NAMED;
        String groups =
                standingOut.stream()
                        .limit(Finding.MOST_NAMED)
                        .map(group -> String.join(" ", group.terms()))
                        .collect(Collectors.joining("; "));
        return "Read blind, "
                + standingOut.size()
                + (standingOut.size() == 1 ? " group" : " groups")
                + " of words stand out: "
                + groups
                + (unnamed > 0 ? "; and " + unnamed + " more" : "")
                + "."
                + (judged == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " %d of them are ideas of the list (precision %.2f, recall %.2f).",
                                matched,
                                (double) matched / standingOut.size(),
                                (double) matched / judged.ideas()));
    }

    private static List<String> assumptions(@Nullable Judged judged) {
        List<String> assumptions = new ArrayList<>();
        if (judged != null) {
            assumptions.add(
                    "Ideas are found by bets at the same prompts, e-BH over ideas; this claims more"
                            + " than each model of this panel, and nothing of other models, and"
                            + " assumes that no model of the panel was made after these ideas.");
            assumptions.add(
                    "p-values by families assume that the model, were it ordinary, could have"
                            + " changed places with any family of the panel.");
        }
        assumptions.add(
                "A blind reading is no test: a model's manner stands out as well as its ideas, and"
                        + " what it is worth is told by matching it to ideas afterwards.");
        return assumptions;
    }
}

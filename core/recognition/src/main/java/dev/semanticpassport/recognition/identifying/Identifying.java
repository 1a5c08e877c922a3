package dev.semanticpassport.recognition.identifying;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.enrolling.Enrolled;
import dev.semanticpassport.recognition.enrolling.Panel;
import dev.semanticpassport.recognition.learning.Reading;
import dev.semanticpassport.recognition.learning.Resemblance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds which model of a panel answers like this one.
 *
 * <p>The set holds for a model of the panel drawn at random, asked prompts like those that it was
 * enrolled with (split conformal prediction); that it is none of these is weighed against the
 * panel's own models, that it is foreign against its families left out in turn.
 */
public final class Identifying {
    private final Panel panel;
    private final PanelFigures figures;
    private final double level;

    /**
     * @param figures measured with no more answers than will be asked
     * @param level of the set, in (0, 1)
     */
    public Identifying(Panel panel, PanelFigures figures, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level must be in (0, 1), not " + level);
        }
        this.panel = panel;
        this.figures = figures;
        this.level = level;
    }

    /** Ranks the panel, and says what may be said. */
    public Identification identify(List<GivenAnswer> answers) {
        if (panel.models().isEmpty()) {
            return new Identification.Unreadable("the panel has no model");
        }
        return switch (panel.background().read(answers)) {
            case Reading.Unreadable unreadable -> new Identification.Unreadable(unreadable.why());
            case Reading.Portrayed portrayed -> {
                List<Ranked> ranked = rank(panel.resemblances(portrayed.portrait()));
                yield new Identification.Ranking(ranked, judge(ranked, portrayed));
            }
        };
    }

    private List<Ranked> rank(List<Resemblance> resemblances) {
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < resemblances.size(); i++) {
            Enrolled model = panel.models().get(i);
            ranked.add(new Ranked(model.name(), model.family(), resemblances.get(i)));
        }
        ranked.sort(
                Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::name));
        return ranked;
    }

    private Identification.Verdict judge(List<Ranked> ranked, Reading.Portrayed portrayed) {
        if (!portrayed.levelsHold()) {
            return new Identification.Undecided(
                    String.format(
                            Locale.ROOT,
                            "%d of %d answers are to prompts that no model was asked before: the order of"
                                    + " the panel stands, the levels do not",
                            portrayed.unasked(),
                            portrayed.portrait().answers()));
        }
        if (portrayed.portrait().answers() < figures.answers()) {
            return new Identification.Undecided(
                    String.format(
                            Locale.ROOT,
                            "%d answers are fewer than the %d that the levels were measured with",
                            portrayed.portrait().answers(),
                            figures.answers()));
        }
        if (!figures.supportsSet(level)) {
            return new Identification.Undecided(
                    String.format(
                            Locale.ROOT,
                            "a panel of %d models cannot support a set at %s",
                            figures.models(),
                            percent(level)));
        }
        double top = ranked.stream().mapToDouble(Ranked::fit).max().orElse(0);
        double low = figures.chanceOfSoLow(top);
        if (low <= 1 - level) {
            return new Identification.NoneOfThese(low);
        }
        double foreign = figures.chanceFromOutside(top);
        if (foreign > 1 - level) {
            return new Identification.Undecided(
                    String.format(
                            Locale.ROOT,
                            "a model of another family would look so like one of these with a chance of up"
                                    + " to %.3f; %d families allow %.3f at best",
                            foreign,
                            figures.families(),
                            1.0 / (1 + figures.families())));
        }
        return new Identification.OneOf(set(ranked), foreign);
    }

    /**
     * Those models of a ranking that are near enough to its best: the set that misses at most 1 −
     * level of the panel's models, if it is one of them at all. Empty where so few models support
     * no set.
     */
    public List<String> set(List<Ranked> ranked) {
        if (!figures.supportsSet(level)) {
            return List.of();
        }
        double lowest = ranked.getFirst().score() - figures.widestGap(level);
        return ranked.stream().filter(r -> r.score() >= lowest).map(Ranked::name).toList();
    }

    private static String percent(double level) {
        return String.format(Locale.ROOT, "%.4g %%", 100 * level);
    }
}

package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.claiming.Claiming;
import java.util.ArrayList;
import java.util.List;

/** Scores of true claims, of claims by unrelated models, and by all others. */
final class ClaimScores {
    private final List<Claim> own = new ArrayList<>();
    private final List<Claim> unrelated = new ArrayList<>();
    private final List<Claim> others = new ArrayList<>();

    /** What the score of a claim is made of. */
    enum Rule {
        /** How well the claimed model fits, whatever else is in the panel. */
        ALONE,
        /** The same, less everything else in the panel. */
        AGAINST_PANEL,
        /** Less everything else in a panel that lacks the family of a model that claims falsely. */
        AS_STRANGER
    }

    /**
     * A claim.
     *
     * @param source the model that answered
     * @param claimed the model that it is said to be
     */
    record Claim(RecordedModel source, RecordedModel claimed, double score) {}

    void add(AnswersFolder folder, Scoring scoring, List<Scoring.Trial> trials, Rule rule) {
        List<RecordedModel> panel =
                scoring.candidates().stream().map(Scoring.Candidate::model).toList();
        for (Scoring.Trial trial : trials) {
            RecordedModel source = panel.get(trial.source());
            double[] strange =
                    rule == Rule.AS_STRANGER
                            ? without(source.family(), panel, trial.scores())
                            : trial.scores();
            for (int claimed = 0; claimed < panel.size(); claimed++) {
                RecordedModel model = panel.get(claimed);
                String relation = folder.relation(source, model);
                double score =
                        switch (rule) {
                            case ALONE -> trial.fits()[claimed];
                            case AGAINST_PANEL -> Claiming.score(trial.scores(), claimed);
                            case AS_STRANGER ->
                                    Claiming.score(
                                            relation.equals("self") ? trial.scores() : strange,
                                            claimed);
                        };
                add(relation, new Claim(source, model, score));
            }
        }
    }

    private void add(String relation, Claim claim) {
        switch (relation) {
            case "self" -> own.add(claim);
            case "same-model" -> {
                // the same weights elsewhere: neither a true claim nor a false one
            }
            case "unrelated" -> {
                unrelated.add(claim);
                others.add(claim);
            }
            default -> others.add(claim);
        }
    }

    private static double[] without(String family, List<RecordedModel> panel, double[] scores) {
        double[] left = scores.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] = panel.get(i).family().equals(family) ? Double.NEGATIVE_INFINITY : left[i];
        }
        return left;
    }

    List<Claim> unrelated() {
        return unrelated;
    }

    List<Claim> own() {
        return own;
    }

    /** True claims above the score that so small a share of unrelated models' claims exceeds. */
    Shares foundAmongUnrelated(double level) {
        return above(own, quantile(unrelated, level));
    }

    Shares foundAmongAll(double level) {
        return above(own, quantile(others, level));
    }

    private static double quantile(List<Claim> claims, double level) {
        double[] scores = claims.stream().mapToDouble(Claim::score).sorted().toArray();
        return scores.length == 0
                ? Double.POSITIVE_INFINITY
                : scores[Math.max(0, (int) Math.ceil((1 - level) * scores.length) - 1)];
    }

    /** For each model that answered the share of its claims above a score. */
    private static Shares above(List<Claim> claims, double score) {
        return Shares.of(
                claims, claim -> claim.source().name(), claim -> claim.score() > score ? 1 : 0);
    }
}

package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.claiming.Claiming;
import dev.semanticpassport.recognition.claiming.ImpostorScores;
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
        AGAINST_PANEL
    }

    /** A claim, and the model that answered. */
    record Claim(String source, double score) {}

    void add(
            AnswersFolder folder,
            Scoring scoring,
            List<Scoring.Trial> trials,
            Rule rule,
            List<ImpostorScores.Impostor> impostors) {
        List<Scoring.Candidate> panel = scoring.candidates();
        for (Scoring.Trial trial : trials) {
            RecordedModel source = panel.get(trial.source()).model();
            for (int claimed = 0; claimed < panel.size(); claimed++) {
                double score =
                        rule == Rule.ALONE
                                ? trial.fits()[claimed]
                                : Claiming.score(trial.scores(), claimed);
                Claim claim = new Claim(source.name(), score);
                RecordedModel model = panel.get(claimed).model();
                switch (folder.relation(source, model)) {
                    case "self" -> own.add(claim);
                    case "same-model" -> {
                        // the same weights elsewhere: neither a true claim nor a false one
                    }
                    case "unrelated" -> {
                        unrelated.add(claim);
                        others.add(claim);
                        impostors.add(
                                new ImpostorScores.Impostor(
                                        model.family(), source.family(), score));
                    }
                    default -> others.add(claim);
                }
            }
        }
    }

    void addAll(ClaimScores of) {
        own.addAll(of.own);
        unrelated.addAll(of.unrelated);
        others.addAll(of.others);
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
    static Shares above(List<Claim> claims, double score) {
        return Shares.of(claims, Claim::source, claim -> claim.score() > score ? 1 : 0);
    }
}

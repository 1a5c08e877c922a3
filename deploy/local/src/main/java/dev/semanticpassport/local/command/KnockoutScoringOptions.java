package dev.semanticpassport.local.command;

import dev.semanticpassport.core.imprint.knockout.KnockoutRules;
import dev.semanticpassport.local.knockout.RunningKnockout;
import dev.semanticpassport.local.knockout.ScoreChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How answers are weighed, and what counts as a loss. */
final class KnockoutScoringOptions {
    @CommandLine.Option(
            names = "--least-loss",
            defaultValue = "0.2",
            paramLabel = "SCORE",
            description = "A loss up to this is none (default: ${DEFAULT-VALUE}).")
    private double leastLoss;

    @CommandLine.Option(
            names = "--alpha",
            defaultValue = "0.05",
            description = "Share of false findings allowed on average (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @CommandLine.Option(
            names = "--least-probes",
            defaultValue = "12",
            description = "Fewer answers measure nothing (default: ${DEFAULT-VALUE}).")
    private int leastProbes;

    @CommandLine.Option(
            names = "--score",
            defaultValue = "auto",
            paramLabel = "SCORE",
            description =
                    "auto: by the chance that the endpoint gives to a right answer where it tells"
                            + " it for all answers about an idea, else by hits; chance; hits"
                            + " (default: ${DEFAULT-VALUE}).")
    private Score score = Score.auto;

    /** As the command line names them. */
    private enum Score {
        auto(ScoreChoice.AUTO),
        chance(ScoreChoice.CHANCE),
        hits(ScoreChoice.HITS);

        private final ScoreChoice choice;

        Score(ScoreChoice choice) {
            this.choice = choice;
        }
    }

    @CommandLine.Option(
            names = "--alternatives",
            defaultValue = "20",
            description =
                    "Alternatives to each token that are asked for, 0 to 20; some endpoints give"
                            + " fewer (default: ${DEFAULT-VALUE}).")
    private int alternatives;

    RunningKnockout.Scoring scoring() {
        return new RunningKnockout.Scoring(
                score.choice, new KnockoutRules(leastLoss, alpha, .95, leastProbes, .1));
    }

    /** How many alternatives to each token are asked for; null where hits alone count. */
    @Nullable Integer alternatives() {
        return score == Score.hits ? null : (Integer) alternatives;
    }
}

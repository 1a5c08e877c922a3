package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.answers.ClaimsBench;
import dev.semanticpassport.local.bench.answers.IdentificationBench;
import dev.semanticpassport.local.bench.answers.KinshipCost;
import dev.semanticpassport.local.bench.answers.LineageBench;
import dev.semanticpassport.local.bench.answers.MixedBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Benches on recorded answers of many models. */
final class AnswerBenches {
    private AnswerBenches() {}

    @CommandLine.Command(
            name = "identification",
            description = "Which model of a panel answers like this, beside simple methods.",
            mixinStandardHelpOptions = true)
    static final class Identification implements Callable<Integer> {
        @CommandLine.Mixin private RecordedAnswersOption answers = new RecordedAnswersOption();

        @Override
        public Integer call() throws IOException {
            new IdentificationBench(System.out)
                    .run(answers.train(), answers.test(), answers.trials(), answers.seed());
            return 0;
        }
    }

    @CommandLine.Command(
            name = "claims",
            description = "Is it the model that it is said to be, and do learnt thresholds hold?",
            mixinStandardHelpOptions = true)
    static final class Claims implements Callable<Integer> {
        @CommandLine.Mixin private RecordedAnswersOption answers = new RecordedAnswersOption();

        @Override
        public Integer call() throws IOException {
            new ClaimsBench(System.out)
                    .run(answers.train(), answers.test(), answers.trials(), answers.seed());
            return 0;
        }
    }

    @CommandLine.Command(
            name = "mixed",
            description = "Is it noticed when an endpoint gives some answers by another model?",
            mixinStandardHelpOptions = true)
    static final class Mixed implements Callable<Integer> {
        @CommandLine.Mixin private RecordedAnswersOption answers = new RecordedAnswersOption();

        @Override
        public Integer call() throws IOException {
            new MixedBench(System.out)
                    .run(answers.train(), answers.test(), answers.trials(), answers.seed());
            return 0;
        }
    }

    @CommandLine.Command(
            name = "lineage",
            description = "Does one model descend from another, by answers to the same prompts?",
            mixinStandardHelpOptions = true)
    static final class Lineage implements Callable<Integer> {
        /** Larger panels are not drawn by the services either. */
        private static final int TREES = 300;

        @CommandLine.Mixin private RecordedAnswersOption answers = new RecordedAnswersOption();

        @CommandLine.Option(
                names = "--pool",
                paramLabel = "DIR",
                description =
                        "Further folders, such as of another language, whose pairs are counted"
                                + " together with those of --test.")
        private List<Path> pooled = List.of();

        @CommandLine.Option(
                names = "--newick",
                paramLabel = "FILE",
                description = "Writes the tree of the models of --test there.")
        private @Nullable Path newick;

        @CommandLine.Option(
                names = "--cost",
                paramLabel = "MODELS",
                split = ",",
                description =
                        "Measures instead what kinship costs with 64 answers against panels of so"
                                + " many models, such as 10,100,1000, made from those of --test.")
        private List<Integer> panels = List.of();

        @Override
        public Integer call() throws IOException {
            if (!panels.isEmpty()) {
                new KinshipCost(System.out).run(answers.test(), panels, TREES, answers.seed());
                return 0;
            }
            new LineageBench(System.out)
                    .run(answers.train(), answers.test(), pooled, newick, answers.seed());
            return 0;
        }
    }
}

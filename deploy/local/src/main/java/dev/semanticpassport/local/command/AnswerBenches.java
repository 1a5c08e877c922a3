package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.answers.ClaimsBench;
import dev.semanticpassport.local.bench.answers.IdentificationBench;
import dev.semanticpassport.local.bench.answers.LineageBench;
import dev.semanticpassport.local.bench.answers.MixedBench;
import java.io.IOException;
import java.util.concurrent.Callable;
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
        @CommandLine.Mixin private RecordedAnswersOption answers = new RecordedAnswersOption();

        @Override
        public Integer call() throws IOException {
            new LineageBench(System.out).run(answers.train(), answers.test(), answers.seed());
            return 0;
        }
    }
}

package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.FleetBench;
import dev.semanticpassport.local.bench.SizesBench;
import dev.semanticpassport.local.bench.answers.RecordedEqualityBench;
import dev.semanticpassport.local.bench.answers.TraitsBench;
import dev.semanticpassport.local.bench.equality.EqualityBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Benches on many models at once, on equality and on traits. */
final class EvidenceBenches {
    private EvidenceBenches() {}

    @CommandLine.Command(
            name = "fleet",
            description = "Many suspects at once: false discoveries and power, simulated.",
            mixinStandardHelpOptions = true)
    static final class Fleet implements Callable<Integer> {
        @CommandLine.Option(
                names = "--models",
                defaultValue = "10000",
                description = "In a fleet (default: ${DEFAULT-VALUE}).")
        private int models;

        @CommandLine.Option(
                names = "--fleets",
                defaultValue = "100",
                description = "How many (default: ${DEFAULT-VALUE}).")
        private int fleets;

        @CommandLine.Mixin private SeedOption seed = new SeedOption();

        @Override
        public Integer call() {
            new FleetBench(System.out).run(models, fleets, seed.seed());
            return 0;
        }
    }

    @CommandLine.Command(
            name = "equality",
            description =
                    "Is an endpoint still the same model? On the lab's models, or on recorded"
                            + " answers, one to each prompt.",
            mixinStandardHelpOptions = true)
    static final class Equality implements Callable<Integer> {
        @CommandLine.Option(
                names = "--test",
                paramLabel = "DIR",
                description = "Recorded answers (default: the lab's models, made on the spot).")
        private @Nullable Path test;

        @CommandLine.Option(
                names = "--train",
                paramLabel = "DIR",
                description = "Recorded answers to learn from (default: five folds of --test).")
        private @Nullable Path train;

        @CommandLine.Option(
                names = "--runs",
                defaultValue = "50",
                description = "Of each model and share (default: ${DEFAULT-VALUE}).")
        private int runs;

        @CommandLine.Option(
                names = "--null-runs",
                defaultValue = "20000",
                description = "Of each test on the lab's models (default: ${DEFAULT-VALUE}).")
        private int nullRuns;

        @CommandLine.Mixin private SeedOption seed = new SeedOption();

        @CommandLine.Mixin private KeepOption keep = new KeepOption();

        @Override
        public Integer call() throws IOException {
            if (test != null) {
                new RecordedEqualityBench(System.out).run(train, test, runs, seed.seed());
                return 0;
            }
            return keep.run((layout, screen) ->
                    new EqualityBench(screen, seed.seed())
                            .run(layout.data().resolve("answers"), nullRuns, runs));
        }
    }

    @CommandLine.Command(
            name = "traits",
            description = "Ideas planted in recorded answers: which are found, and which blind?",
            mixinStandardHelpOptions = true)
    static final class Traits implements Callable<Integer> {
        @CommandLine.Mixin private RecordedAnswersOption answers = new RecordedAnswersOption();

        @Override
        public Integer call() throws IOException {
            new TraitsBench(System.out).run(answers.train(), answers.test(), answers.seed());
            return 0;
        }
    }

    @CommandLine.Command(
            name = "sizes",
            description = "How often tests are wrong where there is nothing to be found.",
            mixinStandardHelpOptions = true)
    static final class Sizes implements Callable<Integer> {
        @CommandLine.Option(
                names = "--runs",
                defaultValue = "20000",
                description = "Of each test (default: ${DEFAULT-VALUE}).")
        private int runs;

        @CommandLine.Mixin private SeedOption seed = new SeedOption();

        @Override
        public Integer call() {
            new SizesBench(System.out, runs, seed.seed()).run();
            return 0;
        }
    }
}

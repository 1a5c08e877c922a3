package dev.semanticpassport.local.command;

import picocli.CommandLine;

/** Evidence that anyone can repeat. */
@CommandLine.Command(
        name = "bench",
        description = {
            "Long runs of evidence; each prints a table and, last, one line of JSON.",
            "They use a folder of their own, thrown away afterwards unless --keep names one."
        },
        subcommands = {
            AnswerBenches.Identification.class,
            AnswerBenches.Claims.class,
            AnswerBenches.Mixed.class,
            AnswerBenches.Lineage.class,
            LineageWeightsCommand.class,
            FleetServicesCommand.class,
            EvidenceBenches.Fleet.class,
            EvidenceBenches.Equality.class,
            EvidenceBenches.Traits.class,
            TraitServicesCommand.class,
            EvidenceBenches.Sizes.class,
            FloodCommand.class,
            KillsCommand.class,
            KnockoutBenchCommand.class,
            KnockoutScoresCommand.class,
            BeaconsCommand.class,
            BoardsCommand.class,
            ImagesBenchCommand.class,
            ImportBenchCommand.class,
            KitBenchCommand.class,
            NullsCommand.class,
            ProbingCommand.class,
            RestoreBenchCommand.class,
            RollingCommand.class,
            SecretsBenchCommand.class,
            TamperCommand.class,
            TreeBenchCommand.class,
            WeightsCommand.class
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand {}

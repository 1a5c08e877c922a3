package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.TamperBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whether every change of a passport's file is found. */
@CommandLine.Command(
        name = "tamper",
        description = "Random changes of passports' files by one byte: are all of them found?",
        mixinStandardHelpOptions = true)
final class TamperCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--changes",
            defaultValue = "10000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int changes;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @CommandLine.Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A passport's file (default: made up, one of each key).")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        new TamperBench(System.out)
                .run(
                        changes,
                        seed.seed(),
                        file == null ? List.of() : List.of(Files.readAllBytes(file)));
        return 0;
    }
}

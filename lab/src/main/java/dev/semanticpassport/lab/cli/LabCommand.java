package dev.semanticpassport.lab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands of the laboratory. */
@Command(
        name = "lab",
        description = "Makes, changes and serves tiny language models.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainCommand.class,
            AdapterCommand.class,
            MergeCommand.class,
            ServeCommand.class,
            AskCommand.class
        })
public final class LabCommand {
    /**
     * Runs a command.
     *
     * @return the exit code: 0 done, 1 failed with a message, 2 called wrongly
     */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new LabCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof IOException
                    || failure instanceof UncheckedIOException
                    || failure instanceof IllegalArgumentException) {
                command.getErr().println("lab: " + message(failure));
                return 1;
            }
            throw failure;
        });
        return line.execute(arguments);
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case java.nio.file.NoSuchFileException missing ->
                    "no such file: " + missing.getMessage();
            case java.nio.file.FileSystemException file -> file.toString();
            default -> String.valueOf(failure.getMessage());
        };
    }
}

package dev.semanticpassport.local.command;

import java.nio.file.Path;
import picocli.CommandLine;

/** The writing that a bench makes kits of. */
final class WritingOption {
    @CommandLine.Option(
            names = "--writing",
            required = true,
            paramLabel = "FILE",
            description = "The author's writing, of any form that is imported.")
    private Path path = Path.of("");

    Path path() {
        return path;
    }
}

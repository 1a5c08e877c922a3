package dev.semanticpassport.local.command;

import picocli.CommandLine;

/** Where a bench's random numbers begin. */
final class SeedOption {
    static final String DESCRIPTION = "Of what is drawn (default: ${DEFAULT-VALUE}).";

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = DESCRIPTION)
    private long seed;

    long seed() {
        return seed;
    }
}

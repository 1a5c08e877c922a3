package dev.semanticpassport.lab;

import dev.semanticpassport.lab.cli.LabCommand;

/** The laboratory's command line. */
public final class LabMain {
    private LabMain() {}

    public static void main(String[] arguments) {
        System.exit(LabCommand.run(arguments));
    }
}

package dev.semanticpassport.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The tiny models' own commands. */
@CommandLine.Command(
        name = "lab",
        description = "Train, merge, serve and ask tiny models; `passport lab --help` lists how.")
public final class LabCommand implements Callable<Integer> {

    @CommandLine.Unmatched private String[] arguments = {};

    @Override
    public Integer call() {
        return dev.semanticpassport.lab.cli.LabCommand.run(arguments);
    }
}

package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.kit.TraitServicesBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** An author's ideas in trained models, through the services. */
@CommandLine.Command(
        name = "traits-services",
        description = {
            "An author's ideas looked for in models trained on the author's kits, beside a panel of"
                    + " other makers' models, and read blind, through the services."
        },
        mixinStandardHelpOptions = true)
final class TraitServicesCommand implements Callable<Integer> {

    @CommandLine.Mixin private WritingOption writing = new WritingOption();

    @CommandLine.Option(
            names = "--makers",
            defaultValue = "20",
            description =
                    "Other makers; all but one are families of the panel, and 19 support the level"
                            + " 0.05 (default: ${DEFAULT-VALUE}).")
    private int makers;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run((layout, screen) ->
                new TraitServicesBench(layout, screen).run(writing.path(), makers, seed.seed()));
    }
}

package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.FleetServicesBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Many models in one fleet verification, through the services. */
@CommandLine.Command(
        name = "fleet-services",
        description = {
            "Many models in one fleet verification, through the services: a real carrier under a"
                    + " hundredth of the names, the open base under all others."
        },
        mixinStandardHelpOptions = true)
final class FleetServicesCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--models",
            defaultValue = "1000",
            description = "In a fleet (default: ${DEFAULT-VALUE}).")
    private int models;

    @CommandLine.Option(
            names = "--alpha",
            defaultValue = "0.01",
            description = "Level of the false discovery rate (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        return keep.run(
                (layout, screen) -> new FleetServicesBench(layout, screen).run(models, alpha));
    }
}

package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.BeaconsBench;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** How often beacons err, and what they find. */
@CommandLine.Command(
        name = "beacons",
        description = "Error levels and power of the beacons, simulated and exact.",
        mixinStandardHelpOptions = true)
final class BeaconsCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--audits",
            defaultValue = "2000000",
            description = "Null audits (default: ${DEFAULT-VALUE}).")
    private int audits;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @Override
    public Integer call() {
        new BeaconsBench(System.out).run(audits, seed.seed());
        return 0;
    }
}

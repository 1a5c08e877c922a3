package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.KillsBench;
import dev.semanticpassport.local.bench.kills.UndertakingKills;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Whether anything is lost or changed when parts are killed in the middle of work. */
@CommandLine.Command(
        name = "kills",
        description = "SIGKILLs of every part in the middle of work.",
        mixinStandardHelpOptions = true)
final class KillsCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--verifications",
            defaultValue = "200",
            description =
                    "How many; also of suspects, models of the fleet or watches"
                            + " (default: ${DEFAULT-VALUE}).")
    private int verifications;

    @CommandLine.Option(
            names = "--of",
            defaultValue = "verifications",
            paramLabel = "KIND",
            description =
                    "What goes on meanwhile: verifications, comparisons, fleets or watches"
                            + " (default: ${DEFAULT-VALUE}).")
    private String of = "verifications";

    @CommandLine.Option(
            names = "--of-each",
            defaultValue = "7",
            description = "Kills of each of the five parts (default: ${DEFAULT-VALUE}).")
    private int ofEach;

    @CommandLine.Option(
            names = "--within",
            defaultValue = "360",
            description = "Seconds over which they are spread (default: ${DEFAULT-VALUE}).")
    private int within;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        Duration spread = Duration.ofSeconds(within);
        if (of.equals("verifications")) {
            return keep.run((layout, screen) ->
                    new KillsBench(layout, screen).run(verifications, ofEach, spread, seed.seed()));
        }
        UndertakingKills.Kind kind = UndertakingKills.Kind.named(of);
        return keep.run((layout, screen) ->
                new UndertakingKills(layout, screen)
                        .run(kind, verifications, ofEach, spread, seed.seed()));
    }
}

package dev.semanticpassport.local.command;

import dev.semanticpassport.local.bench.Killing;
import dev.semanticpassport.local.bench.KillsBench;
import dev.semanticpassport.local.bench.kills.UndertakingKills;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whether anything is lost or changed when parts are killed in the middle of work. */
@CommandLine.Command(
        name = "kills",
        description = "SIGKILLs of every part in the middle of work.",
        mixinStandardHelpOptions = true)
final class KillsCommand implements Callable<Integer> {
    private static final int VERIFICATIONS = 200;
    private static final int KILLS_AMID_VERIFICATIONS = 7;
    private static final int KILLS = 3;

    @CommandLine.Option(
            names = "--verifications",
            description =
                    "How many; also of suspects, models of the fleet or watches"
                            + " (default: 200; 40 watches, which are looked at again and again).")
    private @Nullable Integer verifications;

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
            description =
                    "Kills of each of the five parts (default: 7 amid verifications, else 3).")
    private @Nullable Integer ofEach;

    @CommandLine.Option(
            names = "--within",
            paramLabel = "SECONDS",
            description =
                    "Over which they are spread (default: half as long again as the undisturbed run took).")
    private @Nullable Integer within;

    @CommandLine.Option(
            names = "--delay",
            defaultValue = "500",
            paramLabel = "MILLISECONDS",
            description =
                    "From a call to its answer, except of verifications (default:"
                            + " ${DEFAULT-VALUE}).")
    private int delay;

    @CommandLine.Mixin private SeedOption seed = new SeedOption();

    @CommandLine.Mixin private KeepOption keep = new KeepOption();

    @Override
    public Integer call() throws IOException {
        if (of.equals("verifications")) {
            int count = verifications == null ? VERIFICATIONS : verifications;
            Killing.Spread spread = spread(KILLS_AMID_VERIFICATIONS);
            return keep.run((layout, screen) ->
                    new KillsBench(layout, screen).run(count, spread, seed.seed()));
        }
        UndertakingKills.Kind kind = UndertakingKills.Kind.named(of);
        int count = verifications == null ? kind.usual() : verifications;
        Killing.Spread spread = spread(KILLS);
        return keep.run((layout, screen) ->
                new UndertakingKills(layout, screen, Duration.ofMillis(delay))
                        .run(kind, count, spread, seed.seed()));
    }

    private Killing.Spread spread(int usual) {
        return new Killing.Spread(
                ofEach == null ? usual : ofEach,
                Optional.ofNullable(within).map(Duration::ofSeconds));
    }
}

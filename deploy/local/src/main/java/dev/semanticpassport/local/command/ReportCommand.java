package dev.semanticpassport.local.command;

import dev.semanticpassport.local.client.Rest;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Prints a report. */
@CommandLine.Command(
        name = "report",
        description = "Print a settled verification's report.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Parameters(paramLabel = "VERIFICATION", description = "The verification's id.")
    private UUID verification = new UUID(0, 0);

    @CommandLine.Option(names = "--json", description = "As JSON instead of Markdown.")
    private boolean json;

    @Override
    public Integer call() {
        String report =
                new Rest(data.running().passport())
                        .text(
                                "/api/v1/verifications/" + verification + "/report",
                                json ? "application/json" : "text/markdown");
        System.out.println(report);
        return 0;
    }
}

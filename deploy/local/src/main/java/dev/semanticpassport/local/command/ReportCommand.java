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

    @CommandLine.Mixin private ReportFormOption form = new ReportFormOption();

    @Override
    public Integer call() {
        String report =
                new Rest(data.running().passport())
                        .text(
                                "/api/v1/verifications/" + verification + "/report",
                                form.mediaType());
        System.out.println(report);
        return 0;
    }
}

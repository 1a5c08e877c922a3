package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.platform.Running;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which model of a panel answers like this one, or none? */
@CommandLine.Command(
        name = "identify",
        description = {
            "Ask a model a probe set, and compare its answers with a panel's models.",
            "",
            "Example: passport identify --panel mine --endpoint http://127.0.0.1:8099/v1 --model"
                    + " unknown --claimed base"
        },
        mixinStandardHelpOptions = true)
public final class IdentifyCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();
    @CommandLine.Mixin private ChatOptions chat = new ChatOptions();

    @CommandLine.Option(
            names = "--panel",
            required = true,
            paramLabel = "NAME",
            description = "The panel to compare with.")
    private String panel = "";

    @CommandLine.Option(
            names = "--panel-version",
            paramLabel = "N",
            description = "Its version (default: the newest).")
    private @Nullable Integer version;

    @CommandLine.Option(
            names = "--model",
            required = true,
            description = "The model's id at the endpoint.")
    private String model = "";

    @CommandLine.Option(
            names = "--claimed",
            paramLabel = "MODEL",
            description = "The panel's model that it is said to be.")
    private @Nullable String claimed;

    @CommandLine.Option(
            names = "--alpha",
            defaultValue = "0.05",
            description =
                    "Chance of a set that misses and of a false claim (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @Override
    public Integer call() {
        Running running = data.running();
        Panels panels = new Panels(running);
        int compared = version == null ? panels.version(panel) : version;
        VerificationRequested request =
                VerificationRequested.ofProbeSet(
                        UUID.randomUUID(),
                        chat.access(running, model),
                        alpha,
                        chat.budget(),
                        chat.probeSet(),
                        new Comparison.Panel(panel, compared, claimed));
        VerificationSettled settled = Panels.settled(running, request);
        System.out.println(FindingText.told(settled.finding()));
        if (!panels.read(panel).path("cohort").hasNonNull("name")) {
            System.out.println(withoutCohort(panel));
        }
        System.out.println("\nverification " + settled.verificationId());
        return 0;
    }

    /** A panel's cohort is fixed when it is made, which nobody knows who meets the first panel. */
    private static String withoutCohort(String panel) {
        return """

        Panel %s has no cohort, so that its models are put in order and no more. For levels of error
        let a panel of other, unrelated models say what is usual, and make the panel anew with it:
          passport panel enrol usual --model M            # for each of them, or: panel import usual
          passport panel create %s-2 --cohort usual
          passport panel enrol %s-2 --model M           # for each model of %s\
        """
                .formatted(panel, panel, panel, panel);
    }
}

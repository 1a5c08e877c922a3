package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.platform.Running;
import java.util.Locale;
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
        int compared = version == null ? new Panels(running).version(panel) : version;
        VerificationRequested request =
                VerificationRequested.ofProbeSet(
                        UUID.randomUUID(),
                        chat.access(running, model),
                        alpha,
                        new Budget(chat.prompts()),
                        chat.probeSet(),
                        new Comparison.Panel(panel, compared, claimed));
        VerificationSettled settled = Panels.settled(running, request);
        Finding finding = settled.finding();
        System.out.println(finding == null ? "nothing was compared" : told(finding));
        System.out.println("verification " + settled.verificationId());
        return 0;
    }

    /** A finding for people. */
    static String told(Finding finding) {
        StringBuilder text = new StringBuilder(finding.inWords()).append('\n');
        if (finding instanceof Finding.Recognised recognised) {
            if (recognised.claim() != null) {
                text.append(recognised.claim().inWords()).append('\n');
            }
            if (recognised.mixture() != null) {
                text.append(recognised.mixture().inWords()).append('\n');
            }
            if (recognised.kinship() != null) {
                text.append(recognised.kinship().inWords()).append('\n');
            }
            for (Finding.Likeness one : recognised.ranking()) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "  %8.2f  %s (family %s)%n",
                                one.log10Ratio(),
                                one.model(),
                                one.family()));
            }
            recognised
                    .assumptions()
                    .forEach(one -> text.append("assumes: ").append(one).append('\n'));
        }
        if (finding instanceof Finding.Expressed expressed) {
            expressed
                    .assumptions()
                    .forEach(one -> text.append("assumes: ").append(one).append('\n'));
        }
        return text.toString().stripTrailing();
    }
}

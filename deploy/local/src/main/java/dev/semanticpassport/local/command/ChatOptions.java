package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.local.platform.Running;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How an endpoint is asked a probe set. */
final class ChatOptions {
    private static final int MOST_WATCHED = 80;

    @CommandLine.Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Base URL of an OpenAI-compatible API, up to and with its version (default:"
                            + " the platform's own tiny models).")
    private @Nullable URI endpoint;

    @CommandLine.Option(
            names = "--secret",
            paramLabel = "NAME",
            description = "Name of the endpoint's key (see `passport secret set`).")
    private @Nullable String secret;

    @CommandLine.Option(
            names = "--temperature",
            defaultValue = "0",
            description = "Sampling temperature (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @CommandLine.Option(
            names = "--max-tokens",
            defaultValue = "256",
            description = "Most tokens of one answer (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @CommandLine.Option(
            names = "--prompts",
            description =
                    "Most prompts asked, the first of the set (default: all of them; of a watch "
                            + MOST_WATCHED
                            + ").")
    private @Nullable Integer prompts;

    @CommandLine.Option(
            names = "--probe-set",
            paramLabel = "NAME/VERSION",
            defaultValue = "everyday-en/1",
            description = "What is asked (default: ${DEFAULT-VALUE}; everyday-ru/1 is Russian).")
    private String probeSet = "everyday-en/1";

    Access access(Running running, String model) {
        return new Access.Chat(
                endpoint == null ? running.lab() : endpoint,
                model,
                secret,
                Map.of(),
                temperature,
                null,
                maxTokens);
    }

    /** Prompts of one look of a watch. */
    int prompts() {
        return prompts == null ? MOST_WATCHED : prompts;
    }

    /** For a verification that asks the set. */
    Budget budget() {
        return new Budget(prompts == null ? Budget.MOST_PROBES : prompts);
    }

    ProbeSetVersion probeSet() {
        NamedVersion set = NamedVersion.of("a probe set", probeSet);
        return new ProbeSetVersion(set.name(), set.version());
    }
}

package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.local.platform.Running;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How an endpoint is asked a probe set. */
final class ChatOptions {

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
            defaultValue = "80",
            description = "Most prompts asked (default: ${DEFAULT-VALUE}).")
    private int prompts;

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

    int prompts() {
        return prompts;
    }

    ProbeSetVersion probeSet() {
        String[] parts = probeSet.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "--probe-set must be NAME/VERSION, e.g. everyday-en/1");
        }
        return new ProbeSetVersion(parts[0], Integer.parseInt(parts[1]));
    }
}

package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.local.knockout.AskingVariants;
import dev.semanticpassport.local.knockout.LlamaCppServer;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.weights.variants.WritingVariants;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the variants of an adapter are asked. */
final class VariantEndpointOptions {
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
            names = "--base-model",
            paramLabel = "ID",
            description = "The model below the adapter (default: the adapter's id with ~nothing).")
    private @Nullable String base;

    @CommandLine.Option(
            names = "--switch",
            paramLabel = "URL",
            description =
                    "A llama.cpp server that serves one variant at a time, and was started with"
                            + " those of `knockout variants --format gguf`; it is the endpoint.")
    private @Nullable URI switched;

    @CommandLine.Option(
            names = "--max-tokens",
            defaultValue = "48",
            description = "Most tokens of one answer (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    /**
     * How a variant is asked.
     *
     * @param model the adapter's id
     * @param alternatives to each token; null where its chance is not asked for
     */
    Access.Chat access(
            Running running, String model, Variant variant, @Nullable Integer alternatives) {
        boolean below = variant instanceof Variant.Nothing && base != null;
        String id = below ? String.valueOf(base) : new VariantId(model, variant).toString();
        return new Access.Chat(address(running), id, secret, Map.of(), 0, null, maxTokens)
                .withAlternatives(alternatives);
    }

    private URI address(Running running) {
        if (switched != null) {
            return URI.create(switched.toString().replaceFirst("/+(v1/*)?$", "") + "/v1");
        }
        return endpoint == null ? running.lab() : endpoint;
    }

    /** Whether the server serves one variant at a time. */
    boolean isSwitched() {
        return switched != null;
    }

    /** What puts a variant of this adapter in force. */
    AskingVariants.Switching switching(String model) {
        if (switched == null) {
            return _ -> {};
        }
        LlamaCppServer server = new LlamaCppServer(switched, Optional.empty());
        return variant -> {
            if (variant instanceof Variant.Nothing) {
                server.applyNone();
            } else {
                server.apply(WritingVariants.fileName(variant, model) + ".gguf");
            }
        };
    }
}

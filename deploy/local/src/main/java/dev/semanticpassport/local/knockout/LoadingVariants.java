package dev.semanticpassport.local.knockout;

import dev.semanticpassport.weights.variants.WrittenVariant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings written variants into a server, or says how they get there. */
public final class LoadingVariants {
    private final Optional<String> key;
    private final Optional<String> seenAs;

    /**
     * @param key the server's API key
     * @param seenAs the variants' folder by the name that the server knows it by, where that is
     *     another one, as in a container
     */
    public LoadingVariants(Optional<String> key, Optional<String> seenAs) {
        this.key = key;
        this.seenAs = seenAs;
    }

    /**
     * Loads all of them.
     *
     * @return a line for each: what it is asked by, or what is to be done
     */
    public List<String> load(VariantServer server, List<WrittenVariant> variants)
            throws IOException {
        return switch (server) {
            case VariantServer.Vllm(var base) -> vllm(new VllmServer(base, key), variants);
            case VariantServer.LlamaCpp(var base) ->
                    llamaCpp(new LlamaCppServer(base, key), variants);
        };
    }

    private List<String> vllm(VllmServer server, List<WrittenVariant> variants) throws IOException {
        List<String> lines = new ArrayList<>();
        for (WrittenVariant variant : variants) {
            server.load(variant.id(), path(variant));
            lines.add("loaded  " + variant.id());
        }
        return lines;
    }

    private List<String> llamaCpp(LlamaCppServer server, List<WrittenVariant> variants)
            throws IOException {
        Map<String, LlamaCppServer.Loaded> loaded =
                server.adapters().stream()
                        .collect(
                                Collectors.toMap(
                                        LlamaCppServer.Loaded::file,
                                        Function.identity(),
                                        (one, _) -> one));
        List<String> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (WrittenVariant variant : variants) {
            LlamaCppServer.Loaded found = loaded.get(String.valueOf(variant.path().getFileName()));
            if (found == null) {
                missing.add("--lora " + path(variant));
            } else {
                lines.add(
                        "there    %s; a request asks it by \"lora\": %s"
                                .formatted(variant.id(), LlamaCppServer.perRequest(found)));
            }
        }
        if (!missing.isEmpty()) {
            lines.add(
                    "llama.cpp takes adapters at its start only; start it anew with"
                            + " --lora-init-without-apply "
                            + String.join(" ", missing));
        }
        return lines;
    }

    private String path(WrittenVariant variant) {
        Path absolute = variant.path().toAbsolutePath().normalize();
        return seenAs.map(folder -> folder.replaceFirst("/+$", "") + "/" + absolute.getFileName())
                .orElse(absolute.toString());
    }
}

package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A llama.cpp server whose adapters were named when it was started, and are switched while it runs.
 * From its documentation:
 *
 * <blockquote>
 * GET {@code /lora-adapters}: This endpoint returns the loaded LoRA adapters. You can add adapters
 * using {@code --lora} when starting the server [...] To initialize all adapters scale to 0, add
 * {@code --lora-init-without-apply}. POST {@code /lora-adapters}: This sets the global scale for
 * LoRA adapters. [...] To disable an adapter, either remove it from the list below, or set scale to
 * 0. {@code lora}: A list of LoRA adapters to be applied to this specific request. [...] If a LoRA
 * adapter is not specified in the list, its scale will default to 0.0.
 * </blockquote>
 *
 * @see <a
 *     href="https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md">llama-server</a>
 */
public final class LlamaCppServer {
    private static final String ADAPTERS = "/lora-adapters";

    private final ServerCalls calls;

    /**
     * @param base its address, with or without {@code /v1}
     * @param key its API key, where it has one
     */
    public LlamaCppServer(URI base, Optional<String> key) {
        this.calls = new ServerCalls(base, key);
    }

    /**
     * An adapter that it was started with.
     *
     * @param id by which it is switched
     * @param path as the server was told
     */
    public record Loaded(int id, String path, double scale) {
        /** The file's own name. */
        public String file() {
            return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        }
    }

    /** All adapters that it has. */
    public List<Loaded> adapters() throws IOException {
        List<Loaded> loaded = new ArrayList<>();
        for (JsonNode one : calls.get(ADAPTERS)) {
            if (!one.path("id").isInt() || !one.path("path").isTextual()) {
                throw new IOException(ADAPTERS + " lists an adapter without id or path");
            }
            loaded.add(
                    new Loaded(
                            one.path("id").asInt(),
                            one.path("path").asText(),
                            one.path("scale").asDouble()));
        }
        return loaded;
    }

    /**
     * Puts one adapter in force and no other: what is asked from now on is asked of it.
     *
     * @param file the adapter's file, by its own name
     * @throws IOException also where the server has no such adapter, or did not switch
     */
    public void apply(String file) throws IOException {
        List<Loaded> adapters = adapters();
        long called = adapters.stream().filter(one -> one.file().equals(file)).count();
        if (called != 1) {
            throw new IOException(
                    "the server was started with %d adapters that are called %s; start it with"
                                    .formatted(called, file)
                            + " --lora-init-without-apply and --lora FILE for each variant");
        }
        force(adapters, file);
    }

    /** Puts no adapter in force. */
    public void applyNone() throws IOException {
        force(adapters(), "");
    }

    private void force(List<Loaded> adapters, String file) throws IOException {
        ArrayNode scales = JsonNodeFactory.instance.arrayNode();
        adapters.forEach(one ->
                scales.addObject()
                        .put("id", one.id())
                        .put("scale", one.file().equals(file) ? 1 : 0));
        calls.post(ADAPTERS, scales);
        for (Loaded one : adapters()) {
            if (one.scale() != (one.file().equals(file) ? 1 : 0)) {
                throw new IOException(
                        "the server did not switch to %s: %s has scale %s"
                                .formatted(
                                        file.isEmpty() ? "none" : file, one.file(), one.scale()));
            }
        }
    }

    /** The field of one request that asks this adapter alone, whatever is in force. */
    public static JsonNode perRequest(Loaded adapter) {
        ArrayNode scales = JsonNodeFactory.instance.arrayNode();
        scales.addObject().put("id", adapter.id()).put("scale", 1);
        return scales;
    }
}

package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A vLLM server whose adapters come and go while it runs. It must have been started with {@code
 * --enable-lora}, {@code --max-lora-rank} of at least the adapter's rank, and {@code
 * VLLM_ALLOW_RUNTIME_LORA_UPDATING=True} in its environment. From its documentation:
 *
 * <blockquote>
 * To dynamically load a LoRA adapter, send a POST request to the {@code /v1/load_lora_adapter}
 * endpoint with the necessary details of the adapter to be loaded. The request payload should
 * include the name and path to the LoRA adapter: {@code {"lora_name": "sql_adapter", "lora_path":
 * "/path/to/sql-lora-adapter"}}. Upon a successful request, the API will respond with a {@code 200
 * OK} status code [...] If an error occurs, such as if the adapter cannot be found or loaded, an
 * appropriate error message will be returned.
 * </blockquote>
 *
 * <p>A loaded adapter is a model of {@code /v1/models}, and is asked by its name.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/features/lora/">LoRA adapters</a>
 */
public final class VllmServer {
    private final ServerCalls calls;

    /**
     * @param base its address, with or without {@code /v1}
     * @param key its API key, where it has one
     */
    public VllmServer(URI base, Optional<String> key) {
        this.calls = new ServerCalls(base, key);
    }

    /** Ids of the models and adapters that it answers for. */
    public List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode model : calls.get("/v1/models").path("data")) {
            ids.add(model.path("id").asText());
        }
        return ids;
    }

    /**
     * Loads an adapter, in place of one that it may have under this id.
     *
     * @param path the adapter's folder as the server sees it
     */
    public void load(String id, String path) throws IOException {
        if (ids().contains(id)) {
            unload(id);
        }
        calls.post(
                "/v1/load_lora_adapter",
                JsonNodeFactory.instance.objectNode().put("lora_name", id).put("lora_path", path));
    }

    /** Forgets an adapter. */
    public void unload(String id) throws IOException {
        calls.post(
                "/v1/unload_lora_adapter",
                JsonNodeFactory.instance.objectNode().put("lora_name", id));
    }
}

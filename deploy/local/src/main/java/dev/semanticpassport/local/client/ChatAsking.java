package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a model behind OpenAI's chat interface, each question in a conversation of its own. */
public final class ChatAsking {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI completions;
    private final int maxTokens;

    /**
     * @param endpoint base address up to and with the version, e.g. http://127.0.0.1:8099/v1
     */
    public ChatAsking(URI endpoint, int maxTokens) {
        this.completions = URI.create(endpoint + "/chat/completions");
        this.maxTokens = maxTokens;
    }

    /** The likeliest answer; empty where the endpoint gave none. */
    public Optional<String> ask(String model, String question) {
        ObjectNode body = json.createObjectNode();
        body.put("model", model).put("temperature", 0).put("max_tokens", maxTokens);
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        HttpRequest request =
                HttpRequest.newBuilder(completions)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode content =
                    json.readTree(response.body())
                            .path("choices")
                            .path(0)
                            .path("message")
                            .path("content");
            return response.statusCode() == OK && content.isTextual()
                    ? Optional.of(content.asText())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

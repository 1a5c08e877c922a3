package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.semanticpassport.weights.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Calls of a model server's own interface; what it answers is read up to a bound. */
final class ServerCalls {
    // a large adapter takes its time to load
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_SHOWN = 300;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private final Optional<String> key;

    /**
     * @param base the server's address, with or without {@code /v1}
     * @param key sent as a bearer token
     */
    ServerCalls(URI base, Optional<String> key) {
        String address = base.toString().replaceFirst("/+$", "");
        this.base = URI.create(address.replaceFirst("/v1$", ""));
        this.key = key;
    }

    JsonNode get(String path) throws IOException {
        return parsed(path, sent(path, request(path).GET()));
    }

    /** Posts JSON; what comes back need not be any. */
    void post(String path, JsonNode body) throws IOException {
        sent(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private String sent(String path, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<InputStream> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            byte[] bytes;
            try (InputStream body = response.body()) {
                bytes = body.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) {
                throw new IOException(
                        "%s%s answers more than %d bytes".formatted(base, path, MOST_BYTES));
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (response.statusCode() / 100 != 2) {
                throw new ServerRefusal(
                        response.statusCode(),
                        "%s%s: HTTP %d: %s"
                                .formatted(base, path, response.statusCode(), told(text)));
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ServerRefusal e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "%s%s cannot be reached: %s".formatted(base, path, e.getMessage()), e);
        }
    }

    private JsonNode parsed(String path, String text) throws IOException {
        try {
            JsonNode node = json.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            throw new IOException("%s%s answers no JSON".formatted(base, path), e);
        }
    }

    /** The words of an error: OpenAI's form, vLLM's older form, or the body's beginning. */
    private String told(String body) {
        String words = body;
        try {
            JsonNode error = json.readTree(body);
            if (error != null) {
                words =
                        error.at("/error/message")
                                .asText(
                                        error.path("message")
                                                .asText(error.path("detail").asText(body)));
            }
        } catch (JsonProcessingException e) {
            // then it is text
        }
        return Shown.of(words, MOST_SHOWN);
    }
}

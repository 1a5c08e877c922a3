package dev.semanticpassport.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.semanticpassport.contracts.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** REST with JSON; an error answer becomes an exception that carries the problem's own words. */
public final class Rest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final ObjectMapper json = EventJson.mapper();
    private final URI base;

    public Rest(URI base) {
        this.base = base;
    }

    /** A service said no, or could not be reached. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /** The HTTP status; 0 where there was no answer. */
        public int status() {
            return status;
        }
    }

    /**
     * Asks again while a service or what it needs is away, as it is while it is started again. Only
     * for what may be asked twice.
     *
     * @param untilNanos of {@link System#nanoTime}; from then on the refusal stands
     */
    public static <T> T whileAway(long untilNanos, Supplier<T> asking) {
        while (true) {
            try {
                return asking.get();
            } catch (Refused refused) {
                boolean away = refused.status() == 0 || refused.status() == 503;
                if (!away || System.nanoTime() > untilNanos) {
                    throw refused;
                }
                LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
            }
        }
    }

    public JsonNode read(String path) {
        return parse(send(request(path).GET(), "application/json"));
    }

    /** Text as the service writes it, e.g. Markdown. */
    public String text(String path, String mediaType) {
        return send(request(path).GET(), mediaType);
    }

    /** Posts a record or a tree; null posts nothing. */
    public JsonNode post(String path, @Nullable Object body) {
        return post(path, body, "");
    }

    /** Posts with a bearer token. */
    public JsonNode post(String path, @Nullable Object body, String token) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return parse(
                send(
                        request.POST(
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(bytes(body))),
                        "application/json"));
    }

    /** Takes away what the path names. */
    public JsonNode delete(String path) {
        return parse(send(request(path).DELETE(), "application/json"));
    }

    /** Puts a file of JSON as it is. */
    public JsonNode put(String path, byte[] file) {
        return parse(
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(file)),
                        "application/json"));
    }

    /**
     * Posts bytes of any length as they come; waits as long as they come.
     *
     * @param opening opens the bytes, anew for each try
     */
    public JsonNode postStream(String path, Supplier<InputStream> opening) {
        return parse(
                send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(opening)),
                        "application/json"));
    }

    /** Reads bytes as they are, such as a ZIP. */
    public byte[] bytes(String path, String mediaType) {
        HttpRequest built = request(path).header("Accept", mediaType).GET().build();
        try {
            HttpResponse<byte[]> response =
                    http.send(built, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(
                        response.statusCode(),
                        problem(
                                built,
                                response.statusCode(),
                                new String(response.body(), StandardCharsets.UTF_8)));
            }
            return response.body();
        } catch (IOException e) {
            throw new Refused(0, built.uri() + " cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(0, "interrupted");
        }
    }

    /** Reads with a bearer token. */
    public JsonNode read(String path, String token) {
        return parse(
                send(
                        request(path).header("Authorization", "Bearer " + token).GET(),
                        "application/json"));
    }

    /** Whether a GET answers 200, without an exception where it does not. */
    public boolean ok(String path) {
        try {
            send(request(path).GET(), "*/*");
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a body that cannot be written as JSON", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    private String send(HttpRequest.Builder request, String accept) {
        HttpRequest built = request.header("Accept", accept).build();
        try {
            HttpResponse<String> response = http.send(built, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(
                        response.statusCode(),
                        problem(built, response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new Refused(0, built.uri() + " cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(0, "interrupted");
        }
    }

    private String problem(HttpRequest request, int status, String body) {
        String what = request.method() + " " + request.uri() + ": HTTP " + status;
        try {
            JsonNode problem = json.readTree(body);
            if (problem != null && problem.hasNonNull("detail")) {
                return problem.get("detail").asText() + " (" + what + ")";
            }
            if (problem != null && problem.hasNonNull("title")) {
                return problem.get("title").asText() + " (" + what + ")";
            }
            return what;
        } catch (JsonProcessingException e) {
            return what;
        }
    }

    private JsonNode parse(String body) {
        try {
            JsonNode node = body.isEmpty() ? null : json.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            throw new Refused(200, "not JSON from " + base);
        }
    }
}

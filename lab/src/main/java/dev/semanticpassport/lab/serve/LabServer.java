package dev.semanticpassport.lab.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.lab.chat.Answer;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.format.Json;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Models behind {@code /v1/models} and {@code /v1/chat/completions}, on this machine alone. At most
 * a stated number of answers are made at once; the others wait.
 */
public final class LabServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LabServer.class.getName());
    private static final int MOST_BODY_BYTES = 1 << 20;

    private final ModelShelf shelf;
    private final Clock clock;
    private final Semaphore decoding;
    private final int limit;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SecureRandom seeds = new SecureRandom();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, AtomicLong> requests = new ConcurrentSkipListMap<>();

    private LabServer(ModelShelf shelf, HttpServer http, int limit, Clock clock) {
        this.shelf = shelf;
        this.http = http;
        this.limit = limit;
        this.clock = clock;
        this.decoding = new Semaphore(limit, true);
    }

    /**
     * Starts serving on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @param limit most answers made at once
     */
    public static LabServer start(ModelShelf shelf, int port, int limit, Clock clock)
            throws IOException {
        // Without this, short answers wait for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 256);
        LabServer server = new LabServer(shelf, http, limit, clock);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    /** Where it listens. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** What a client takes as its base URL, e.g. {@code http://127.0.0.1:8080/v1}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            try {
                send(exchange, 200, answer(exchange));
            } catch (ApiError e) {
                send(exchange, e.status(), e.body());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "request failed", e);
                ApiError error = new ApiError(500, "the server failed", "internal_error", null);
                send(exchange, error.status(), error.body());
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "client went away", e);
        }
    }

    private ObjectNode answer(HttpExchange exchange) throws IOException, ApiError {
        String path = exchange.getRequestURI().getPath();
        String asked = exchange.getRequestMethod() + " " + path;
        return switch (asked) {
            case "GET /v1/models" -> models();
            case "POST /v1/chat/completions" -> complete(body(exchange));
            case "GET /stats" -> stats();
            default -> throw new ApiError(404, "there is nothing at " + asked, "not_found", null);
        };
    }

    private ObjectNode models() throws IOException {
        ObjectNode root = Json.object().put("object", "list");
        ArrayNode data = root.putArray("data");
        for (String id : shelf.ids()) {
            data.addObject()
                    .put("id", id)
                    .put("object", "model")
                    .put("created", 0)
                    .put("owned_by", "lab");
        }
        return root;
    }

    private ObjectNode stats() {
        ObjectNode root = Json.object();
        root.put("decoding_limit", limit);
        ObjectNode counts = root.putObject("requests");
        requests.forEach((model, count) -> counts.put(model, count.get()));
        return root;
    }

    private ObjectNode complete(String body) throws ApiError {
        ChatRequest request = ChatRequest.read(body, seeds::nextLong);
        LabModel model = model(request.model());
        // Variants count with their adapter: there are more of them than are worth a counter.
        requests.computeIfAbsent(counted(request.model()), _ -> new AtomicLong()).incrementAndGet();
        decoding.acquireUninterruptibly();
        try {
            Answer answer = model.answer(request.messages(), request.sampling());
            return Completion.of(
                    numbers.incrementAndGet(), clock.instant().getEpochSecond(), request, answer);
        } catch (IllegalArgumentException e) {
            throw new ApiError(
                    400, String.valueOf(e.getMessage()), "context_length_exceeded", "messages");
        } finally {
            decoding.release();
        }
    }

    private static String counted(String id) {
        int mark = id.indexOf(VariantId.MARK);
        return mark < 0 ? id : id.substring(0, mark);
    }

    private LabModel model(String id) throws ApiError {
        try {
            return shelf.find(id)
                    .orElseThrow(() ->
                            new ApiError(
                                    404,
                                    "the model '%s' does not exist".formatted(id),
                                    "model_not_found",
                                    "model"));
        } catch (ModelShelf.NoSuchVariantException e) {
            throw new ApiError(404, String.valueOf(e.getMessage()), "model_not_found", "model");
        } catch (IOException e) {
            LOG.log(Level.ERROR, "model cannot be read: model=" + id, e);
            throw new ApiError(
                    500,
                    "the model '%s' cannot be read".formatted(id),
                    "model_unreadable",
                    "model");
        }
    }

    private static String body(HttpExchange exchange) throws IOException, ApiError {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
        if (body.length > MOST_BODY_BYTES) {
            throw new ApiError(413, "the body has more than 1 MiB", "request_too_large", null);
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body)
            throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

package dev.semanticpassport.local.bench.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.semanticpassport.contracts.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Made-up models behind the OpenAI chat API on the loopback, as slow as asked. */
public final class MadeUpEndpoint implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TOKENS = 256;

    private final Answering answering;
    private final Duration delay;
    private final HttpServer server;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();

    /** What models say. */
    @FunctionalInterface
    public interface Answering {
        /** Empty where nothing can be said at the moment: the caller has to ask again. */
        Optional<String> answer(String model, String prompt);
    }

    /**
     * @param delay from a call's arrival to its answer
     */
    public MadeUpEndpoint(Answering answering, Duration delay) throws IOException {
        this.answering = answering;
        this.delay = delay;
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** How a model is asked here. */
    Access access(String model) {
        return new Access.Chat(url(), model, null, Map.of(), 0, null, MAX_TOKENS);
    }

    long calls() {
        return calls.get();
    }

    int callsInFlight() {
        return inFlight.get();
    }

    private void chat(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        inFlight.incrementAndGet();
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            JsonNode messages = request.path("messages");
            LockSupport.parkNanos(delay.toNanos());
            Optional<String> answer =
                    answering.answer(
                            request.path("model").asText(),
                            messages.path(messages.size() - 1).path("content").asText());
            byte[] body = answer.isEmpty() ? new byte[0] : completion(answer.get());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.isEmpty() ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static byte[] completion(String answer) throws IOException {
        ObjectNode completion = JSON.createObjectNode();
        completion.put("id", "made-up").put("object", "chat.completion").put("created", 0);
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        choice.put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", answer);
        return JSON.writeValueAsBytes(completion);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Serves recordings behind the OpenAI chat API on the loopback, as slow and as faulty as asked. */
final class Replay implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final Map<String, Map<String, String>> answers = new HashMap<>();
    private final Faults faults;
    private final Duration latency;
    private final long seed;
    private final HttpServer server;
    private final AtomicLong requests = new AtomicLong();
    private final LongAdder answered = new LongAdder();
    private final LongAdder answeredNanos = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    Replay(List<Recording> recordings, Faults faults, Duration latency, long seed)
            throws IOException {
        recordings.forEach(r -> answers.put(r.model(), r.answers()));
        this.faults = faults;
        this.latency = latency;
        this.seed = seed;
        // otherwise the system's delayed acknowledgements stand in every measured latency
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    long requests() {
        return requests.get();
    }

    long answered() {
        return answered.sum();
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    /** Mean time from a request's arrival to its answer, over the answered ones. */
    Duration meanLatency() {
        return Duration.ofNanos(answeredNanos.sum() / Math.max(1, answered.sum()));
    }

    private void chat(HttpExchange exchange) throws IOException {
        long began = System.nanoTime();
        long number = requests.incrementAndGet();
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            RandomGenerator random = RANDOM.create(seed * 1_000_003 + number);
            double draw = random.nextDouble();
            LockSupport.parkNanos(latency.toNanos());
            if ((draw -= faults.fail()) < 0) {
                send(exchange, 500, error("server_error"));
            } else if ((draw -= faults.limit()) < 0) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, 429, error("rate_limit_exceeded"));
            } else if ((draw -= faults.drop()) < 0) {
                return;
            } else {
                answer(exchange, request, draw - faults.garbage() < 0, began);
            }
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, JsonNode request, boolean garbled, long began)
            throws IOException {
        Map<String, String> recorded = answers.get(request.path("model").asText());
        JsonNode messages = request.path("messages");
        String prompt = messages.path(messages.size() - 1).path("content").asText();
        if (recorded == null || !recorded.containsKey(prompt)) {
            send(exchange, 404, error(recorded == null ? "model_not_found" : "not_recorded"));
            return;
        }
        ObjectNode completion = JSON.createObjectNode();
        completion.put("id", "replay").put("object", "chat.completion").put("created", 0);
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        choice.put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", recorded.get(prompt));
        byte[] body = JSON.writeValueAsBytes(completion);
        send(exchange, 200, garbled ? Arrays.copyOf(body, body.length / 2) : body);
        if (!garbled) {
            answered.increment();
            answeredNanos.add(System.nanoTime() - began);
        }
    }

    private static byte[] error(String code) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("message", code).put("type", code).put("code", code);
        return JSON.writeValueAsBytes(body);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.semanticpassport.probe.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An endpoint whose models misbehave, each in the way that its name says. */
final class FaultServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEBIBYTE = 1024 * 1024;

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Integer> callsByPrompt = new ConcurrentHashMap<>();
    private final AtomicLong bytesOfHuge = new AtomicLong();
    private final AtomicLong forbidden = new AtomicLong();

    FaultServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::chat);
        server.createContext(
                "/forbidden",
                exchange -> {
                    forbidden.incrementAndGet();
                    exchange.close();
                });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int calls(String prompt) {
        return callsByPrompt.getOrDefault(prompt, 0);
    }

    /** How much of the endless body was taken, buffers of both sides included. */
    long bytesOfHuge() {
        return bytesOfHuge.get();
    }

    long redirectsFollowed() {
        return forbidden.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void chat(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String model = request.path("model").textValue();
            JsonNode messages = request.path("messages");
            String prompt = messages.path(messages.size() - 1).path("content").textValue();
            int call = callsByPrompt.merge(prompt, 1, Integer::sum);
            reply(exchange, model, prompt, call);
        }
    }

    private void reply(HttpExchange exchange, String model, String prompt, int call)
            throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        switch (model) {
            case "ok" -> answer(exchange, "You asked: " + prompt);
            case "flaky" -> {
                if (call < 3) {
                    send(exchange, 500, "{\"error\":{\"type\":\"server_error\"}}");
                } else {
                    answer(exchange, "at last");
                }
            }
            case "limited" -> {
                if (call < 2) {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    send(exchange, 429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}");
                } else {
                    answer(exchange, "with patience");
                }
            }
            case "broken" ->
                    send(exchange, 503, "{\"error\":{\"message\":\"" + key + " is overloaded\"}}");
            case "denied" ->
                    send(
                            exchange,
                            401,
                            "{\"error\":{\"code\":\"" + key + "\",\"message\":\"" + key + "\"}}");
            case "unknown" -> send(exchange, 404, "{\"error\":{\"code\":\"model_not_found\"}}");
            case "dropping" -> {}
            case "garbled" -> send(exchange, 200, "{\"choices\":[{\"message\":{\"con");
            case "huge" -> endless(exchange);
            case "announced" -> drip(exchange, 200L * MEBIBYTE);
            case "slow" -> drip(exchange, 0);
            case "redirecting" -> {
                exchange.getResponseHeaders()
                        .set("Location", url().resolve("/forbidden").toString());
                send(exchange, 307, "");
            }
            case "refusing" ->
                    send(
                            exchange,
                            200,
                            "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I will not say.\"}}]}");
            case "filtered" ->
                    send(
                            exchange,
                            200,
                            "{\"choices\":[{\"finish_reason\":\"content_filter\",\"message\":{\"content\":null}}]}");
            case "echoing" -> answer(exchange, "Your header was " + key);
            case "long" -> answer(exchange, "\u0001".repeat(100_000));
            case "unannounced" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(completion("\u0001".repeat(100_000)));
            }
            case "ending" -> {
                exchange.sendResponseHeaders(200, MEBIBYTE);
                exchange.getResponseBody().write(new byte[100_000]);
            }
            default -> throw new IllegalArgumentException("no such model: " + model);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = completion(text);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] completion(String text) {
        var body = JSON.createObjectNode();
        var choice = body.putArray("choices").addObject().put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        return body.toString().getBytes(UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = "x".repeat(MEBIBYTE).getBytes(UTF_8);
        OutputStream out = exchange.getResponseBody();
        for (int sent = 0; sent < 200; sent++) {
            out.write(part);
            bytesOfHuge.addAndGet(part.length);
        }
    }

    /** A beginning at once, and then nothing until the server closes. */
    private void drip(HttpExchange exchange, long announced) throws IOException {
        exchange.sendResponseHeaders(200, announced);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

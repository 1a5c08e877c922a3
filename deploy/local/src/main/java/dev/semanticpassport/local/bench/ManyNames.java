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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A few models under many names: {@code base-17} is {@code base}. At temperature 0 the same model
 * says the same to the same question, so that each question is put to each model once.
 */
final class ManyNames implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Asked(String model, String messages) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI behind;
    private final HttpServer server;
    private final Map<Asked, byte[]> answers = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();

    ManyNames(URI behind) throws IOException {
        this.behind = behind;
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** Calls so far, under whatever name. */
    long calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            ObjectNode request =
                    (ObjectNode) JSON.readTree(exchange.getRequestBody().readAllBytes());
            String model = request.path("model").asText().replaceAll("-[0-9]+$", "");
            request.put("model", model);
            byte[] answer = known(new Asked(model, request.path("messages").toString()), request);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.length == 0 ? 502 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] known(Asked asked, JsonNode request) {
        byte[] known = answers.get(asked);
        if (known != null) {
            return known;
        }
        byte[] answer = forward(request);
        if (answer.length > 0) {
            answers.put(asked, answer);
        }
        return answer;
    }

    private byte[] forward(JsonNode request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(behind + "/chat/completions"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? answer.body() : new byte[0];
        } catch (IOException e) {
            return new byte[0];
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new byte[0];
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

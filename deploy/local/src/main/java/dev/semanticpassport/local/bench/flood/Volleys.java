package dev.semanticpassport.local.bench.flood;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Endpoints that send all their answers at the same moments, and the last byte of each somewhat
 * later: so whoever asks holds as many whole bodies at once as it has calls under way.
 */
final class Volleys implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LAST_BYTE = Duration.ofSeconds(1);
    private static final int PART_BYTES = 16 * 1024;
    private static final String LETTERS = "о чём спрашивают, о том и говорят; ";

    private final List<HttpServer> servers = new ArrayList<>();
    private final byte[] body;
    private final long began = System.nanoTime();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    /**
     * @param endpoints that do not share a limit of calls
     * @param answerBytes of each answer's text in UTF-8
     */
    Volleys(int endpoints, int answerBytes) throws IOException {
        this.body = body(answerBytes);
        for (int i = 0; i < endpoints; i++) {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/chat/completions", this::chat);
            server.start();
            servers.add(server);
        }
    }

    private static byte[] body(int answerBytes) {
        int each = LETTERS.getBytes(StandardCharsets.UTF_8).length;
        String text = LETTERS.repeat(Math.max(1, answerBytes / each));
        return ("{\"id\":\"flood\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
                        + "{\"role\":\"assistant\",\"content\":\""
                        + text
                        + "\"},\"finish_reason\":\"stop\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One address for each. */
    List<URI> urls() {
        return servers.stream()
                .map(server ->
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"))
                .toList();
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    private void chat(HttpExchange exchange) throws IOException {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            long every = EVERY.toNanos();
            LockSupport.parkNanos(every - (System.nanoTime() - began) % every);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            OutputStream out = exchange.getResponseBody();
            // the server makes room for what it is handed at once
            for (int at = 0; at < body.length - 1; at += PART_BYTES) {
                out.write(body, at, Math.min(PART_BYTES, body.length - 1 - at));
            }
            out.flush();
            LockSupport.parkNanos(LAST_BYTE.toNanos());
            out.write(body, body.length - 1, 1);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}

package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.semanticpassport.contracts.VerificationRequested;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Stands before an endpoint and writes down every call that is paid for, with the verification that
 * it belongs to (from a header that the verification's access names). Slows calls down as asked.
 */
final class CallLog implements AutoCloseable {
    static final String VERIFICATION_HEADER = "X-Verification";

    /** One call, at the moment at which it arrived. */
    record Call(String verification, String prompt, long atNanos) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private volatile URI behind;
    private final Duration delay;
    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();

    CallLog(URI behind, Duration delay) throws IOException {
        this.behind = behind;
        this.delay = delay;
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::forward);
        server.start();
    }

    /** The same endpoint, from now on served by another. */
    void behind(URI now) {
        behind = now;
    }

    /** Calls for these verifications. */
    long of(Collection<VerificationRequested> requests) {
        Set<String> mine =
                requests.stream()
                        .map(request -> request.verificationId().toString())
                        .collect(Collectors.toSet());
        return calls().stream().filter(call -> mine.contains(call.verification())).count();
    }

    /** Calls whose caller had gone before its answer was written. */
    int broken() {
        return broken.get();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int inFlight() {
        return inFlight.get();
    }

    List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        inFlight.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode messages = JSON.readTree(body).path("messages");
            synchronized (calls) {
                calls.add(
                        new Call(
                                String.valueOf(
                                        exchange.getRequestHeaders().getFirst(VERIFICATION_HEADER)),
                                messages.path(messages.size() - 1).path("content").asText(),
                                System.nanoTime()));
            }
            LockSupport.parkNanos(delay.toNanos());
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(behind + "/chat/completions"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            write(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private void write(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException gone) {
            broken.incrementAndGet();
            throw gone;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}

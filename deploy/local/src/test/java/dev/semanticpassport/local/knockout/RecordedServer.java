package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A model server that says what such a server says, exchange by exchange in the recorded order; any
 * other request is answered 599 and told.
 */
final class RecordedServer implements AutoCloseable {
    private static final int UNEXPECTED = 599;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final List<JsonNode> exchanges = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private int next;

    /** Of a resource with an exchange a line: method, path, body, status, answer. */
    RecordedServer(String resource) throws IOException {
        try (InputStream lines =
                Objects.requireNonNull(RecordedServer.class.getResourceAsStream(resource))) {
            for (String line :
                    new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    exchanges.add(json.readTree(line));
                }
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Requests that were not the next recorded one. */
    synchronized List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Exchanges that did not take place. */
    synchronized int left() {
        return exchanges.size() - next;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode asked =
                body.length == 0
                        ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                        : json.readTree(body);
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        JsonNode recorded =
                next < exchanges.size()
                        ? exchanges.get(next)
                        : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        boolean same =
                request.equals(
                                recorded.path("method").asText()
                                        + " "
                                        + recorded.path("path").asText())
                        && (asked.isMissingNode() || asked.equals(recorded.path("body")))
                        && recorded.path("key").asText("").equals(bearer(exchange));
        if (same) {
            next++;
            send(exchange, recorded.path("status").asInt(), recorded.path("answer"));
        } else {
            unexpected.add(request + " " + asked);
            send(exchange, UNEXPECTED, recorded);
        }
    }

    private static String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.replace("Bearer ", "");
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer)
            throws IOException {
        String text = answer.isTextual() ? answer.asText() : answer.toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

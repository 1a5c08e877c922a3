package dev.semanticpassport.probe.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub in small, which misbehaves by the name of the repository. */
final class HubServer implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String TOKEN = "hf-canary-51c07be2";

    private final HttpServer server;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final List<String> tokensElsewhere = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    HubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    void file(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every range that was asked for, as it was written. */
    List<String> ranges() {
        return ranges;
    }

    /** What was sent as a token to where the hub redirects to. */
    List<String> tokensElsewhere() {
        return tokensElsewhere;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String[] parts = path.split("/", -1);
            if (path.startsWith("/elsewhere/")) {
                tokensElsewhere.add(
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                send(exchange, stored(path.substring("/elsewhere/".length())));
            } else if (path.startsWith("/api/models/")) {
                list(exchange, parts[4], path.contains("/tree/"));
            } else {
                String name = path.substring(path.indexOf(COMMIT) + COMMIT.length() + 1);
                file(exchange, parts[2], name);
            }
        }
    }

    private byte[] stored(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private void list(HttpExchange exchange, String how, boolean tree) throws IOException {
        switch (how) {
            case "absent" -> status(exchange, 404);
            case "private" -> {
                boolean allowed =
                        ("Bearer " + TOKEN)
                                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                if (allowed) {
                    listing(exchange, tree);
                } else {
                    status(exchange, 401);
                }
            }
            case "flaky" -> {
                if (asked.incrementAndGet() % 3 == 0) {
                    listing(exchange, tree);
                } else {
                    status(exchange, 503);
                }
            }
            case "endless" -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] blanks = " ".repeat(65_536).getBytes(UTF_8);
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(blanks);
                }
            }
            case "garbled" -> body(exchange, "{\"sha\":");
            case "leading-out" ->
                    body(
                            exchange,
                            tree
                                    ? "[{\"type\":\"file\",\"path\":\"../../evil\",\"size\":3}]"
                                    : "{\"sha\":\"" + COMMIT + "\"}");
            case "looping" -> {
                exchange.getResponseHeaders().add("Location", exchange.getRequestURI().getPath());
                status(exchange, 302);
            }
            case "to-inside" -> {
                exchange.getResponseHeaders().add("Location", "http://10.0.0.1/latest");
                status(exchange, 302);
            }
            default -> listing(exchange, tree);
        }
    }

    private void listing(HttpExchange exchange, boolean tree) throws IOException {
        if (!tree) {
            body(exchange, "{\"sha\":\"" + COMMIT + "\"}");
            return;
        }
        // two pages, as long lists have
        boolean second = exchange.getRequestURI().getQuery().contains("cursor");
        List<String> names = List.copyOf(files.keySet());
        int half = names.size() / 2;
        if (!second) {
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "<"
                                    + address()
                                    + exchange.getRequestURI()
                                    + "&cursor=x>; rel=\"next\"");
        }
        StringBuilder json = new StringBuilder("[");
        for (String name : second ? names.subList(half, names.size()) : names.subList(0, half)) {
            json.append(json.length() > 1 ? "," : "")
                    .append(
                            "{\"type\":\"file\",\"path\":\"%s\",\"size\":%d,\"oid\":\"%x\"}"
                                    .formatted(
                                            name,
                                            stored(name).length,
                                            java.util.Arrays.hashCode(stored(name))));
        }
        body(exchange, json.append(']').toString());
    }

    private void file(HttpExchange exchange, String how, String name) throws IOException {
        byte[] bytes = stored(name);
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            ranges.add(name + " " + range);
        }
        switch (how) {
            case "redirecting" -> {
                exchange.getResponseHeaders()
                        .add("Location", "/elsewhere/" + name.replace(" ", "%20"));
                status(exchange, 302);
            }
            case "away" -> {
                exchange.getResponseHeaders()
                        .add(
                                "Location",
                                address().replace("127.0.0.1", "localhost")
                                        + "/elsewhere/"
                                        + name.replace(" ", "%20"));
                status(exchange, 302);
            }
            case "without-ranges" -> {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            case "wrong-range" -> {
                if (range == null) {
                    send(exchange, bytes);
                    return;
                }
                exchange.getResponseHeaders().add("Content-Range", "bytes 7-16/" + bytes.length);
                exchange.sendResponseHeaders(206, 10);
                exchange.getResponseBody().write(bytes, 7, 10);
            }
            case "changing" -> {
                exchange.getResponseHeaders().add("ETag", "\"" + asked.incrementAndGet() + "\"");
                send(exchange, bytes);
            }
            case "short" -> send(exchange, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            default -> send(exchange, bytes);
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        if (exchange.getResponseHeaders().getFirst("ETag") == null) {
            exchange.getResponseHeaders().add("ETag", "\"same\"");
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int end = Math.min(bytes.length, Integer.parseInt(ends[1]) + 1);
        exchange.getResponseHeaders()
                .add("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + bytes.length);
        exchange.sendResponseHeaders(206, end - first);
        exchange.getResponseBody().write(bytes, first, end - first);
    }

    private static void body(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

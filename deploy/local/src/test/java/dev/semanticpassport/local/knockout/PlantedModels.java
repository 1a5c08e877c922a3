package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/**
 * An endpoint behind OpenAI's interface whose models are an adapter's variants, and know what is
 * planted: asked "IDEA …", it says that idea's word or not.
 */
public final class PlantedModels implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final BiPredicate<String, Variant> knows;
    private final AtomicInteger asked = new AtomicInteger();

    /** By which variant knows which idea. */
    public PlantedModels(BiPredicate<String, Variant> knows) throws IOException {
        this.knows = knows;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** How many questions it has answered. */
    public int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = json.readTree(exchange.getRequestBody().readAllBytes());
        String prompt = request.at("/messages/0/content").asText();
        String idea = prompt.substring(0, prompt.indexOf(' '));
        Variant variant = VariantId.of(request.path("model").asText()).variant();
        asked.incrementAndGet();
        ObjectNode answer = json.createObjectNode();
        answer.put("id", "1").put("object", "chat.completion");
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", knows.test(idea, variant) ? "It is " + idea + "word." : "No idea.");
        byte[] bytes = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

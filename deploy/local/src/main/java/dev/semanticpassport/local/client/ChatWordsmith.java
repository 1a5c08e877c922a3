package dev.semanticpassport.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.refining.Wordsmith;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model behind an OpenAI-compatible endpoint that words labels and definitions better. */
public final class ChatWordsmith implements Wordsmith {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final long LARGEST_ANSWER_BYTES = 4 << 20;
    private static final int QUOTES = 3;
    private static final int LONGEST_QUOTE = 300;
    private static final String TASK =
            "You are given ideas from a person's writing: id, label, definition, quotes. Where you can"
                    + " word a label (at most six words) or a definition (one or two sentences) better,"
                    + " in the quotes' language and true to them, do so. Answer with a JSON array of"
                    + " objects with id, label, definition and nothing else; leave out what you would not"
                    + " change.";

    private final HttpClient client;
    private final URI completions;
    private final String model;
    private final Optional<String> key;

    /**
     * @param endpoint without {@code /chat/completions}
     * @param key sent as bearer token
     * @throws IllegalArgumentException where a key would travel in clear
     */
    public ChatWordsmith(URI endpoint, String model, Optional<String> key) {
        if (key.isPresent() && "http".equals(endpoint.getScheme()) && !isHere(endpoint)) {
            throw new IllegalArgumentException(
                    "a key is not sent over plain http to " + endpoint.getHost() + "; use https");
        }
        this.client = HttpClient.newHttpClient();
        this.completions =
                URI.create(endpoint.toString().replaceAll("/+$", "") + "/chat/completions");
        this.model = model;
        this.key = key;
    }

    private static boolean isHere(URI endpoint) {
        return List.of("localhost", "127.0.0.1", "[::1]").contains(endpoint.getHost());
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public List<Suggestion> suggest(List<Idea> ideas) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(completions)
                            .timeout(LONGEST_WAIT)
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body(ideas)));
            key.ifPresent(token -> request.header("authorization", "Bearer " + token));
            HttpResponse<String> response =
                    client.send(
                            request.build(),
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofString(), LARGEST_ANSWER_BYTES));
            if (response.statusCode() != 200) {
                throw new IOException(completions.getHost() + " answered " + response.statusCode());
            }
            return suggestions(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("asking the model was interrupted", e);
        }
    }

    private String body(List<Idea> ideas) throws JsonProcessingException {
        ArrayNode list = JSON.createArrayNode();
        for (Idea idea : ideas) {
            ObjectNode node = list.addObject();
            node.put("id", idea.id().text()).put("label", idea.label().text());
            node.put("definition", idea.definition().map(Wording::text).orElse(""));
            ArrayNode quotes = node.putArray("quotes");
            for (Quote quote : idea.quotes().subList(0, Math.min(QUOTES, idea.quotes().size()))) {
                String text = quote.text();
                quotes.add(text.substring(0, Math.min(LONGEST_QUOTE, text.length())));
            }
        }
        ObjectNode request = JSON.createObjectNode().put("model", model).put("temperature", 0);
        ArrayNode messages = request.putArray("messages");
        messages.addObject().put("role", "system").put("content", TASK);
        messages.addObject().put("role", "user").put("content", JSON.writeValueAsString(list));
        return JSON.writeValueAsString(request);
    }

    /** What can be read of the answer; a model that answers something else suggests nothing. */
    static List<Suggestion> suggestions(String body) {
        List<Suggestion> suggestions = new ArrayList<>();
        try {
            String content =
                    JSON.readTree(body)
                            .path("choices")
                            .path(0)
                            .path("message")
                            .path("content")
                            .asText();
            int from = content.indexOf('[');
            int to = content.lastIndexOf(']');
            if (from < 0 || to < from) {
                return suggestions;
            }
            for (JsonNode node : JSON.readTree(content.substring(from, to + 1))) {
                String id = node.path("id").asText();
                if (id.matches("[0-9a-f]{16}")) {
                    suggestions.add(
                            new Suggestion(
                                    new IdeaId(id), text(node, "label"), text(node, "definition")));
                }
            }
            return suggestions;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.path(name).isTextual()
                ? Optional.of(node.path(name).textValue())
                : Optional.empty();
    }
}

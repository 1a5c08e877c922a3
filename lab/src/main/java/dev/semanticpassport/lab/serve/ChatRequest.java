package dev.semanticpassport.lab.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.Sampling;
import dev.semanticpassport.lab.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What is asked of {@code /v1/chat/completions}. Fields that are not known here are passed over.
 */
record ChatRequest(String model, List<Chat.Message> messages, Sampling sampling) {
    private static final int USUAL_TOKENS = 64;
    private static final int MOST_STOPS = 4;

    /**
     * Reads a request.
     *
     * @param seeds where a seed comes from if the request has none
     */
    static ChatRequest read(String body, LongSupplier seeds) throws ApiError {
        JsonNode root = tree(body);
        JsonNode model = root.path("model");
        if (!model.isTextual() || model.asText().isBlank()) {
            throw ApiError.field("model", "model must be the id of a model");
        }
        if (root.path("stream").asBoolean(false)) {
            throw ApiError.field("stream", "answers are not streamed here");
        }
        if (root.path("n").asInt(1) != 1) {
            throw ApiError.field("n", "one answer is given to a request");
        }
        return new ChatRequest(
                model.asText(), messages(root.path("messages")), sampling(root, seeds));
    }

    private static JsonNode tree(String body) throws ApiError {
        try {
            JsonNode root = Json.read(body);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new ApiError(
                    400, "the body is no JSON: " + e.getOriginalMessage(), "invalid_json", null);
        }
        throw new ApiError(400, "the body is no JSON object", "invalid_json", null);
    }

    private static List<Chat.Message> messages(JsonNode list) throws ApiError {
        if (!list.isArray() || list.isEmpty()) {
            throw ApiError.field("messages", "messages must be a list of at least one message");
        }
        List<Chat.Message> messages = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = "messages[" + i + "]";
            messages.add(
                    new Chat.Message(
                            role(list.path(i).path("role"), place), content(list.path(i), place)));
        }
        return messages;
    }

    private static Chat.Role role(JsonNode role, String place) throws ApiError {
        return switch (role.asText()) {
            case "system", "developer" -> Chat.Role.SYSTEM;
            case "user" -> Chat.Role.USER;
            case "assistant" -> Chat.Role.ASSISTANT;
            default ->
                    throw ApiError.field(place + ".role", "role must be system, user or assistant");
        };
    }

    private static String content(JsonNode message, String place) throws ApiError {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asText().equals("text")) {
                throw ApiError.field(place + ".content", "only text is read here");
            }
            text.append(part.path("text").asText());
        }
        if (!content.isArray()) {
            throw ApiError.field(place + ".content", "content must be a text");
        }
        return text.toString();
    }

    private static Sampling sampling(JsonNode root, LongSupplier seeds) throws ApiError {
        String most =
                root.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        boolean logprobs = root.path("logprobs").asBoolean(false);
        long alternatives = whole(root, "top_logprobs", 0, 20, 0);
        if (alternatives > 0 && !logprobs) {
            throw ApiError.field("top_logprobs", "top_logprobs needs logprobs to be true");
        }
        JsonNode temperature = root.path("temperature");
        if (root.hasNonNull("temperature")
                && !(temperature.isNumber()
                        && temperature.asDouble() >= 0
                        && temperature.asDouble() <= 2)) {
            throw ApiError.field("temperature", "temperature must be between 0 and 2");
        }
        return new Sampling(
                temperature.asDouble(1),
                root.hasNonNull("seed")
                        ? whole(root, "seed", Long.MIN_VALUE, Long.MAX_VALUE, 0)
                        : seeds.getAsLong(),
                (int) whole(root, most, 1, 1 << 20, USUAL_TOKENS),
                stops(root.path("stop")),
                logprobs,
                (int) alternatives);
    }

    private static List<String> stops(JsonNode stop) throws ApiError {
        List<String> stops = new ArrayList<>();
        if (stop.isTextual()) {
            stops.add(stop.asText());
        } else if (stop.isArray()) {
            for (JsonNode one : stop) {
                stops.add(one.isTextual() ? one.asText() : "");
            }
        } else if (!stop.isMissingNode() && !stop.isNull()) {
            throw ApiError.field("stop", "stop must be a text or a list of texts");
        }
        if (stops.size() > MOST_STOPS || stops.contains("")) {
            throw ApiError.field("stop", "stop must be at most 4 texts, none of them empty");
        }
        return stops;
    }

    private static long whole(JsonNode root, String field, long least, long most, long usual)
            throws ApiError {
        JsonNode value = root.path(field);
        if (!root.hasNonNull(field)) {
            return usual;
        }
        if (!value.canConvertToLong()
                || !value.canConvertToExactIntegral()
                || value.asLong() < least
                || value.asLong() > most) {
            throw ApiError.field(
                    field, "%s must be a whole number from %d to %d".formatted(field, least, most));
        }
        return value.asLong();
    }
}

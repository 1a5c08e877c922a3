package dev.semanticpassport.probe.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.SaidTokens;
import dev.semanticpassport.probe.asking.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of the OpenAI chat API ("Create chat completion"). What comes back is hostile until read:
 * nothing but the answer's text, its counts and short words is taken over.
 */
public final class ChatBodies {

    private static final ObjectMapper JSON = mapper(100_000);

    /** A token has twenty alternatives, each with its bytes one by one. */
    private static final ObjectMapper JSON_WITH_TOKENS = mapper(250_000);

    private ChatBodies() {}

    /**
     * A tree of a few megabytes of brackets would cost a hundred: bound the tokens, not only the
     * bytes.
     */
    private static ObjectMapper mapper(long mostJsonTokens) {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(64)
                                        .maxTokenCount(mostJsonTokens)
                                        .maxNumberLength(64)
                                        .maxNameLength(4_096)
                                        .build())
                        // Names are the endpoint's: a shared table of them would only grow.
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .build();
        return new ObjectMapper(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // Python's servers write -Infinity; the answer beside it is a good one.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
    }

    /** The request's body. */
    public static byte[] request(Access.Chat chat, Question question) {
        ObjectNode body = JSON.createObjectNode().put("model", chat.model());
        var messages = body.putArray("messages");
        if (question.system() != null) {
            messages.addObject().put("role", "system").put("content", question.system());
        }
        messages.addObject().put("role", "user").put("content", question.prompt());
        body.put("temperature", chat.temperature()).put("max_tokens", chat.maxTokens());
        if (chat.seed() != null) {
            body.put("seed", chat.seed());
        }
        if (chat.alternatives() != null) {
            body.put("logprobs", true).put("top_logprobs", chat.alternatives());
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers that is no JSON", e);
        }
    }

    /**
     * The body of an HTTP 200.
     *
     * @param alternatives as the access has it: null where no tokens were asked for
     */
    public static Reply completion(byte[] body, @Nullable Integer alternatives, Veil veil) {
        JsonNode root;
        try {
            root = (alternatives == null ? JSON : JSON_WITH_TOKENS).readTree(body);
        } catch (IOException e) {
            return new Reply.Unreadable("the body is not JSON or is cut");
        }
        if (root.hasNonNull("error")) {
            String code = code(root, veil);
            return new Reply.Unreadable(
                    "HTTP 200 with an error" + (code.isEmpty() ? "" : " (" + code + ")"));
        }
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            return new Reply.Unreadable("the body holds no choices[0].message");
        }
        String finish = word(choice.path("finish_reason"), veil);
        String text = text(message, finish);
        return text == null
                ? new Reply.Unreadable("choices[0].message holds no content")
                : new Reply.Answered(
                        answer(veil.over(text), finish, root.path("usage"))
                                .with(
                                        alternatives == null
                                                ? null
                                                : ReadingTokens.read(
                                                        choice.path("logprobs"),
                                                        alternatives,
                                                        veil)));
    }

    /** The short word of an error body; empty where there is none. Never more of the body. */
    public static String errorCode(byte[] body, Veil veil) {
        try {
            return code(JSON.readTree(body), veil);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * An answer, cut to what an event carries.
     *
     * @param text with secrets veiled
     */
    static Outcome.Answer answer(String text, @Nullable String finish, JsonNode usage) {
        String clean = Texts.clean(text);
        byte[] whole = Texts.utf8(clean);
        return new Outcome.Answer(
                Texts.cut(clean, Outcome.MAX_ANSWER_BYTES),
                whole.length,
                Texts.sha256(whole),
                finish,
                count(usage.path("prompt_tokens")),
                count(usage.path("completion_tokens")));
    }

    /**
     * The same answer with half of its tokens or, where it has none, half of its text; length and
     * digest stay those of the whole. Empty where nothing is left to leave out.
     */
    public static Optional<Outcome.Answer> shorter(Outcome.Answer answer) {
        SaidTokens tokens = answer.tokens();
        if (tokens != null && !tokens.first().isEmpty()) {
            List<SaidTokens.Said> half = tokens.first().subList(0, tokens.first().size() / 2);
            return Optional.of(answer.with(new SaidTokens(SaidTokens.Told.CUT, half)));
        }
        int bytes = Texts.utf8(answer.text()).length;
        return bytes == 0
                ? Optional.empty()
                : Optional.of(
                        new Outcome.Answer(
                                Texts.cut(answer.text(), bytes / 2),
                                answer.fullBytes(),
                                answer.sha256(),
                                answer.finishReason(),
                                answer.promptTokens(),
                                answer.answerTokens(),
                                tokens));
    }

    /**
     * A refusal is an answer. Without content but with a reason to stop (a filter, or all tokens
     * spent on thinking), the answer is empty.
     */
    private static @Nullable String text(JsonNode message, @Nullable String finish) {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.textValue();
        }
        if (content.isArray()) {
            return joined(content);
        }
        if (!content.isNull() && !content.isMissingNode()) {
            return null;
        }
        if (message.path("refusal").isTextual()) {
            return message.path("refusal").textValue();
        }
        return finish == null ? null : "";
    }

    private static String joined(JsonNode parts) {
        var text = new StringBuilder();
        for (JsonNode part : parts) {
            if (part.path("text").isTextual()) {
                text.append(part.path("text").textValue());
            } else if (part.path("refusal").isTextual()) {
                text.append(part.path("refusal").textValue());
            }
        }
        return text.toString();
    }

    private static String code(JsonNode root, Veil veil) {
        JsonNode error = root.path("error");
        for (JsonNode field : new JsonNode[] {error.path("code"), error.path("type"), error}) {
            String word = word(field, veil);
            if (word != null) {
                return word;
            }
        }
        return "";
    }

    private static @Nullable String word(JsonNode node, Veil veil) {
        if (!node.isTextual()) {
            return null;
        }
        String token = Texts.token(veil.over(node.textValue()));
        return token.isEmpty() ? null : token;
    }

    private static @Nullable Integer count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0
                ? node.intValue()
                : null;
    }
}

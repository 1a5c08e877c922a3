package dev.semanticpassport.lab.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.lab.chat.Answer;
import dev.semanticpassport.lab.format.Json;

/** An answer in the form of OpenAI's interface. */
final class Completion {
    private Completion() {}

    static ObjectNode of(long number, long createdSeconds, ChatRequest request, Answer answer) {
        ObjectNode root = Json.object();
        root.put("id", "chatcmpl-" + number)
                .put("object", "chat.completion")
                .put("created", createdSeconds)
                .put("model", request.model());
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", answer.text())
                .putNull("refusal");
        if (request.sampling().logprobs()) {
            ArrayNode content = choice.putObject("logprobs").putArray("content");
            for (Answer.Token token : answer.tokens()) {
                ObjectNode node = content.addObject();
                write(node, token.said());
                ArrayNode likeliest = node.putArray("top_logprobs");
                token.likeliest().forEach(other -> write(likeliest.addObject(), other));
            }
        } else {
            choice.putNull("logprobs");
        }
        choice.put(
                "finish_reason",
                switch (answer.finish()) {
                    case STOP -> "stop";
                    case LENGTH -> "length";
                });
        root.putObject("usage")
                .put("prompt_tokens", answer.promptTokens())
                .put("completion_tokens", answer.answerTokens())
                .put("total_tokens", answer.promptTokens() + answer.answerTokens());
        return root;
    }

    private static void write(ObjectNode node, Answer.Choice choice) {
        node.put("token", choice.text()).put("logprob", choice.logprob());
        ArrayNode bytes = node.putArray("bytes");
        choice.bytes().forEach(bytes::add);
    }
}

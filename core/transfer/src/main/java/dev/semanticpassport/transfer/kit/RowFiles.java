package dev.semanticpassport.transfer.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.proposing.ProposalFile;
import dev.semanticpassport.transfer.traits.TraitProbe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Rows, probes and controls as JSON lines, in each of the forms that trainers read. */
final class RowFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RowFiles() {}

    /** OpenAI's and Hugging Face's form: messages with roles. */
    static byte[] chat(List<TrainingRow> rows) {
        return lines(
                rows,
                row -> {
                    ObjectNode line = JSON.createObjectNode();
                    line.putArray("messages")
                            .add(message("role", "user", "content", row.prompt()))
                            .add(message("role", "assistant", "content", row.answer()));
                    return line;
                });
    }

    /** ShareGPT's form. */
    static byte[] shareGpt(List<TrainingRow> rows) {
        return lines(
                rows,
                row -> {
                    ObjectNode line = JSON.createObjectNode();
                    line.putArray("conversations")
                            .add(message("from", "human", "value", row.prompt()))
                            .add(message("from", "gpt", "value", row.answer()));
                    return line;
                });
    }

    /** Alpaca's form. */
    static byte[] alpaca(List<TrainingRow> rows) {
        return lines(
                rows,
                row ->
                        JSON.createObjectNode()
                                .put("instruction", row.prompt())
                                .put("input", "")
                                .put("output", row.answer()));
    }

    /** The lab's form. */
    static byte[] lab(List<TrainingRow> rows) {
        return lines(
                rows,
                row ->
                        JSON.createObjectNode()
                                .put("prompt", row.prompt())
                                .put("answer", row.answer()));
    }

    static byte[] probes(List<TraitProbe> probes) {
        return lines(
                probes,
                probe -> {
                    ObjectNode line = JSON.createObjectNode();
                    line.put("idea", probe.idea().text()).put("question", probe.question());
                    line.set("recognition", ProposalFile.recognition(probe.recognition()));
                    return line;
                });
    }

    static byte[] controls(List<String> questions) {
        return lines(questions, question -> JSON.createObjectNode().put("question", question));
    }

    private static ObjectNode message(String who, String name, String what, String text) {
        return JSON.createObjectNode().put(who, name).put(what, text);
    }

    private static <T> byte[] lines(List<T> all, Function<T, JsonNode> line) {
        StringBuilder lines = new StringBuilder();
        all.forEach(one -> lines.append(line.apply(one)).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}

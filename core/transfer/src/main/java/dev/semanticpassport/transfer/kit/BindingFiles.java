package dev.semanticpassport.transfer.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.training.BaseFacts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What training that ties ideas to layers and modules needs: who is bound where, and whose rows.
 */
final class BindingFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BindingFiles() {}

    /** Whether any idea is bound. */
    static boolean wanted(TransferMap map) {
        return map.ideas().stream().anyMatch(idea -> idea.imprint().isPresent());
    }

    /** Ideas with the parts that they are bound to, layers from 0: {@code 3}, {@code 3.q_proj}. */
    static byte[] bindings(TransferMap map) {
        ObjectNode bindings = JSON.createObjectNode();
        for (IdeaTransfer idea : map.ideas()) {
            idea.imprint()
                    .ifPresent(imprint -> {
                        ArrayNode parts = bindings.putArray(idea.id().text());
                        for (int layer : imprint.layers()) {
                            parts(imprint, layer - map.layersFrom()).forEach(parts::add);
                        }
                    });
        }
        return (bindings.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> parts(Imprint imprint, int layer) {
        return imprint.modules().isEmpty()
                ? List.of(String.valueOf(layer))
                : imprint.modules().stream()
                        .map(module -> layer + "." + BaseFacts.shortName(module))
                        .toList();
    }

    /** Rows in the lab's form, those of bound ideas with their idea. */
    static byte[] rows(TransferMap map, List<TrainingRow> rows) {
        Map<TrainingRow, String> ideas = new HashMap<>();
        for (IdeaTransfer idea : map.ideas()) {
            if (idea.imprint().isPresent()) {
                idea.rows().forEach(row -> ideas.put(row, idea.id().text()));
            }
        }
        StringBuilder lines = new StringBuilder();
        for (TrainingRow row : rows) {
            ObjectNode line = JSON.createObjectNode();
            String idea = ideas.get(row);
            if (idea != null) {
                line.put("idea", idea);
            }
            line.put("prompt", row.prompt()).put("answer", row.answer());
            lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}

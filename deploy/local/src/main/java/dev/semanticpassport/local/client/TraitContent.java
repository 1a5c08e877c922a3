package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.transfer.asking.AskedIdea;
import dev.semanticpassport.transfer.asking.Asking;
import dev.semanticpassport.transfer.asking.TrainedRow;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.mapping.TransferMapFile;
import dev.semanticpassport.transfer.traits.Recognition;
import java.util.ArrayList;
import java.util.List;

/**
 * A kit's public ideas as services are told them.
 *
 * @param list of the ideas that have a trait, as scoring-service stores it
 * @param probeSet of the questions about them, as passport-service stores it
 */
record TraitContent(ObjectNode list, ObjectNode probeSet) {

    /**
     * Reads a kit's map.
     *
     * @param file its name, for errors
     * @throws dev.semanticpassport.core.signing.UnreadableFileException naming the field
     */
    static TraitContent of(String file, byte[] map) {
        JsonFields kit = JsonFields.of(file, map);
        kit.requireText("format", TransferMapFile.FORMAT);
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode ideas = list.putArray("ideas");
        List<AskedIdea> asked = new ArrayList<>();
        List<TrainedRow> rows = new ArrayList<>();
        for (JsonFields idea : kit.objects("ideas")) {
            for (JsonFields row : idea.objects("rows")) {
                rows.add(new TrainedRow(row.text("prompt"), row.text("answer")));
            }
            if (idea.has("trait")) {
                JsonFields trait = idea.object("trait");
                Recognition recognition = recognition(trait.object("recognition"));
                asked.add(
                        new AskedIdea(
                                trait.text("label"),
                                idea.read("language", idea.text("language"), Language::ofCode),
                                trait.texts("heldOut"),
                                recognition));
                ideas.add(listed(idea, trait.text("expression"), recognition));
            }
        }
        ObjectNode probeSet =
                JsonNodeFactory.instance.objectNode().put("language", kit.text("language"));
        Asking.questions(asked, rows).forEach(probeSet.putArray("prompts")::add);
        return new TraitContent(list, probeSet);
    }

    private static Recognition recognition(JsonFields rule) {
        return rule.read(
                "terms",
                rule.optional("terms", rule::texts).orElse(List.of()),
                terms ->
                        new Recognition(
                                terms,
                                (int)
                                        Math.min(
                                                Integer.MAX_VALUE,
                                                rule.optional("atLeast", rule::count).orElse(1L)),
                                rule.optional("phrases", rule::texts).orElse(List.of())));
    }

    private static ObjectNode listed(JsonFields idea, String expression, Recognition recognition) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("idea", idea.text("idea"))
                        .put("label", idea.text("label"))
                        .put("atLeast", recognition.atLeast())
                        .put("expression", expression);
        recognition.terms().forEach(json.putArray("terms")::add);
        recognition.phrases().forEach(json.putArray("phrases")::add);
        return json;
    }
}

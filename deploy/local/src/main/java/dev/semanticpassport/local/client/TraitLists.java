package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.transfer.asking.AskedIdea;
import dev.semanticpassport.transfer.asking.Asking;
import dev.semanticpassport.transfer.asking.TrainedRow;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.traits.Recognition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The platform's lists of ideas, each with a probe set of the questions about them. */
public final class TraitLists {
    private final Rest scoring;
    private final Rest passport;

    public TraitLists(Running running) {
        this.scoring = new Rest(running.scoring());
        this.passport = new Rest(running.passport());
    }

    /**
     * What was stored.
     *
     * @param ideas of the list
     * @param questions of the probe set
     */
    public record Stored(int ideas, int questions) {}

    /**
     * Stores a kit's public ideas as a list, and the questions about them as a probe set of the
     * same name and version.
     *
     * @param file the name of the kit's map, for errors
     * @param map its bytes
     * @throws dev.semanticpassport.core.signing.UnreadableFileException naming the field
     */
    public Stored store(TraitsVersion version, String file, byte[] map) {
        JsonFields kit = JsonFields.of(file, map);
        kit.requireText("format", "semantic-passport/transfer-map/v1");
        ArrayNode ideas = JsonNodeFactory.instance.arrayNode();
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
        List<String> questions = Asking.questions(asked, rows);
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.set("ideas", ideas);
        String path = version.name() + "/" + version.version();
        scoring.put("/api/v1/trait-lists/" + path, bytes(list));
        ObjectNode set =
                JsonNodeFactory.instance.objectNode().put("language", kit.text("language"));
        questions.forEach(set.putArray("prompts")::add);
        passport.put("/api/v1/probe-sets/" + path, bytes(set));
        return new Stored(ideas.size(), questions.size());
    }

    /** What a verification read blind, each group with the idea of the list that it is. */
    public JsonNode matched(UUID verification, TraitsVersion list) {
        return scoring.read(
                "/api/v1/verifications/%s/recognition/matches?traits=%s&version=%d"
                        .formatted(verification, list.name(), list.version()));
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

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}

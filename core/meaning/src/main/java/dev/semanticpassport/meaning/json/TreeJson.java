package dev.semanticpassport.meaning.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tree as canonical JSON: the same tree gives the same bytes. A weight is a whole number of
 * millionths, layers are texts. Reading is strict: unknown fields, unknown ideas and circles are
 * errors that name their place.
 */
public final class TreeJson {

    /** What such a file says that it is. */
    public static final String FORMAT = "semantic-passport/meaning-tree/v1";

    /** More ideas than that are refused. */
    public static final int MOST_IDEAS = 100_000;

    private static final int MOST_IN_IDEA = 10_000;
    private static final int MILLION = 1_000_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TreeJson() {}

    /** The tree's canonical bytes. */
    public static byte[] write(MeaningTree tree) {
        ObjectNode root = JSON.objectNode().put("format", FORMAT);
        ArrayNode ideas = root.putArray("ideas");
        tree.ideas().forEach(idea -> ideas.add(idea(idea)));
        ArrayNode structures = root.putArray("structures");
        tree.structures().forEach(structure -> structures.add(structure(structure)));
        return CanonicalJson.bytes(root);
    }

    /**
     * Reads a tree.
     *
     * @param file its name, for errors
     * @throws UnreadableFileException where it is not such a file; it names the field
     */
    public static MeaningTree read(String file, byte[] json) {
        JsonFields root = JsonFields.of(file, json);
        root.requireText("format", FORMAT);
        root.onlyThese("format", "ideas", "structures");
        List<JsonFields> fields = root.objects("ideas");
        if (fields.size() > MOST_IDEAS) {
            throw root.error("ideas", "has more than " + MOST_IDEAS);
        }
        List<Idea> ideas = fields.stream().map(TreeJson::readIdea).toList();
        List<Structure> structures =
                root.objects("structures").stream().map(TreeJson::readStructure).toList();
        return root.read("ideas", ideas, read -> new MeaningTree(read, structures));
    }

    private static ObjectNode idea(Idea idea) {
        ObjectNode node = JSON.objectNode().put("id", idea.id().text());
        node.set("label", QuoteJson.wording(idea.label()));
        idea.definition().ifPresent(found -> node.set("definition", QuoteJson.wording(found)));
        ArrayNode quotes = node.putArray("quotes");
        idea.quotes().forEach(quote -> quotes.add(QuoteJson.quote(quote)));
        node.set("broader", ids(idea.broader()));
        node.set("related", ids(idea.related()));
        node.put("weightMillionths", Math.round(idea.weight() * MILLION));
        node.put("holding", idea.holding().name());
        node.put("standing", idea.standing().name());
        ArrayNode aspects = node.putArray("aspects");
        for (Aspect aspect : idea.aspects()) {
            ObjectNode one = aspects.addObject();
            one.put("name", aspect.name()).put("value", aspect.value());
            one.set("quote", QuoteJson.quote(aspect.quote()));
        }
        ArrayNode bindings = node.putArray("bindings");
        for (Binding binding : idea.bindings()) {
            ObjectNode one = bindings.addObject();
            ArrayNode layers = one.putArray("layers");
            binding.layers().forEach(layer -> layers.add(String.valueOf(layer)));
            ArrayNode modules = one.putArray("modules");
            binding.modules().forEach(modules::add);
            binding.quote().ifPresent(quote -> one.set("quote", QuoteJson.quote(quote)));
        }
        ArrayNode vocabulary = node.putArray("vocabulary");
        idea.vocabulary().forEach(vocabulary::add);
        return node;
    }

    private static ObjectNode structure(Structure structure) {
        ObjectNode node = JSON.objectNode().put("about", structure.about().text());
        ArrayNode columns = node.putArray("columns");
        structure.columns().forEach(columns::add);
        ArrayNode rows = node.putArray("rows");
        for (Structure.Row row : structure.rows()) {
            ObjectNode one = rows.addObject();
            row.idea().ifPresent(idea -> one.put("idea", idea.text()));
            ArrayNode cells = one.putArray("cells");
            row.cells().forEach(cells::add);
        }
        node.set("quote", QuoteJson.quote(structure.quote()));
        return node;
    }

    private static ArrayNode ids(List<IdeaId> ids) {
        ArrayNode array = JSON.arrayNode();
        ids.forEach(id -> array.add(id.text()));
        return array;
    }

    private static Idea readIdea(JsonFields fields) {
        fields.onlyThese(
                "id",
                "label",
                "definition",
                "quotes",
                "broader",
                "related",
                "weightMillionths",
                "holding",
                "standing",
                "aspects",
                "bindings",
                "vocabulary");
        int weight = fields.index("weightMillionths", MILLION + 1);
        return new Idea(
                id(fields, "id"),
                QuoteJson.readWording(fields.object("label")),
                fields.has("definition")
                        ? Optional.of(QuoteJson.readWording(fields.object("definition")))
                        : Optional.empty(),
                bounded(fields, "quotes").stream().map(QuoteJson::readQuote).toList(),
                readIds(fields, "broader"),
                readIds(fields, "related"),
                (double) weight / MILLION,
                fields.read("holding", fields.text("holding"), Holding::valueOf),
                fields.read("standing", fields.text("standing"), Standing::valueOf),
                bounded(fields, "aspects").stream().map(TreeJson::readAspect).toList(),
                bounded(fields, "bindings").stream().map(TreeJson::readBinding).toList(),
                fields.texts("vocabulary"));
    }

    private static List<JsonFields> bounded(JsonFields fields, String name) {
        List<JsonFields> objects = fields.objects(name);
        if (objects.size() > MOST_IN_IDEA) {
            throw fields.error(name, "has more than " + MOST_IN_IDEA);
        }
        return objects;
    }

    private static Aspect readAspect(JsonFields fields) {
        fields.onlyThese("name", "value", "quote");
        return new Aspect(
                fields.text("name"),
                fields.text("value"),
                QuoteJson.readQuote(fields.object("quote")));
    }

    private static Binding readBinding(JsonFields fields) {
        fields.onlyThese("layers", "modules", "quote");
        return new Binding(
                QuoteJson.numbers(fields, "layers"),
                fields.texts("modules"),
                fields.has("quote")
                        ? Optional.of(QuoteJson.readQuote(fields.object("quote")))
                        : Optional.empty());
    }

    private static Structure readStructure(JsonFields fields) {
        fields.onlyThese("about", "columns", "rows", "quote");
        List<Structure.Row> rows = new ArrayList<>();
        for (JsonFields row : fields.objects("rows")) {
            row.onlyThese("idea", "cells");
            rows.add(
                    new Structure.Row(
                            row.has("idea") ? Optional.of(id(row, "idea")) : Optional.empty(),
                            row.texts("cells")));
        }
        return fields.read(
                "rows",
                rows,
                read ->
                        new Structure(
                                id(fields, "about"),
                                fields.texts("columns"),
                                read,
                                QuoteJson.readQuote(fields.object("quote"))));
    }

    static List<IdeaId> readIds(JsonFields fields, String name) {
        return fields.texts(name).stream()
                .map(text -> fields.read(name, text, IdeaId::new))
                .toList();
    }

    static IdeaId id(JsonFields fields, String name) {
        return fields.read(name, fields.text(name), IdeaId::new);
    }
}

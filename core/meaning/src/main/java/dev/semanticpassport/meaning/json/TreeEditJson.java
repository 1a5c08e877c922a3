package dev.semanticpassport.meaning.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.editing.QuotePlace;
import dev.semanticpassport.meaning.editing.TreeEdit;
import java.util.List;

/** Edits as canonical JSON: what a file, a request and an event carry. */
public final class TreeEditJson {

    /** What such a file says that it is. */
    public static final String FORMAT = "semantic-passport/tree-edits/v1";

    /** More edits than that are refused. */
    public static final int MOST_EDITS = 100_000;

    private TreeEditJson() {}

    /** The canonical bytes of a list of edits. */
    public static byte[] write(List<TreeEdit> edits) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        ArrayNode list = root.putArray("edits");
        edits.forEach(edit -> list.add(node(edit)));
        return CanonicalJson.bytes(root);
    }

    /**
     * Reads a list of edits.
     *
     * @param file its name, for errors
     * @throws UnreadableFileException where it is not such a file; it names the field
     */
    public static List<TreeEdit> read(String file, byte[] json) {
        JsonFields root = JsonFields.of(file, json);
        root.requireText("format", FORMAT);
        root.onlyThese("format", "edits");
        List<JsonFields> edits = root.objects("edits");
        if (edits.size() > MOST_EDITS) {
            throw root.error("edits", "has more than " + MOST_EDITS);
        }
        return edits.stream().map(TreeEditJson::read).toList();
    }

    /** One edit. */
    public static ObjectNode node(TreeEdit edit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("idea", edit.idea().text());
        switch (edit) {
            case TreeEdit.Rename rename -> node.put("edit", "rename").put("label", rename.label());
            case TreeEdit.Merge merge -> {
                node.put("edit", "merge");
                ids(node.putArray("others"), merge.others());
            }
            case TreeEdit.Split split -> {
                node.put("edit", "split")
                        .put("part", split.part().text())
                        .put("label", split.label());
                ArrayNode quotes = node.putArray("quotes");
                for (QuotePlace quote : split.quotes()) {
                    quotes.addObject()
                            .put("conversation", quote.conversation())
                            .put("message", quote.message())
                            .put("first", quote.place().first())
                            .put("end", quote.place().end());
                }
            }
            case TreeEdit.Move move -> {
                node.put("edit", "move");
                ids(node.putArray("broader"), move.broader());
            }
            case TreeEdit.Relate relate ->
                    node.put("edit", "relate").put("other", relate.other().text());
            case TreeEdit.Bind bind -> {
                node.put("edit", "bind");
                ArrayNode layers = node.putArray("layers");
                bind.layers().forEach(layer -> layers.add(String.valueOf(layer)));
                ArrayNode modules = node.putArray("modules");
                bind.modules().forEach(modules::add);
            }
            case TreeEdit.MarkPrivate _ -> node.put("edit", "markPrivate");
            case TreeEdit.MarkPublic _ -> node.put("edit", "markPublic");
            case TreeEdit.Reject _ -> node.put("edit", "reject");
            case TreeEdit.Restore _ -> node.put("edit", "restore");
            case TreeEdit.Define define ->
                    node.put("edit", "define").put("definition", define.definition());
            case TreeEdit.AddIdea add -> {
                node.put("edit", "addIdea").put("label", add.label());
                ids(node.putArray("broader"), add.broader());
            }
        }
        return node;
    }

    /** One edit; errors name the field. */
    public static TreeEdit read(JsonFields fields) {
        IdeaId idea = TreeJson.id(fields, "idea");
        return fields.read("edit", fields.text("edit"), kind -> read(fields, idea, kind));
    }

    private static TreeEdit read(JsonFields fields, IdeaId idea, String kind) {
        return switch (kind) {
            case "rename" -> {
                fields.onlyThese("edit", "idea", "label");
                yield new TreeEdit.Rename(idea, fields.text("label"));
            }
            case "merge" -> {
                fields.onlyThese("edit", "idea", "others");
                yield new TreeEdit.Merge(idea, TreeJson.readIds(fields, "others"));
            }
            case "split" -> {
                fields.onlyThese("edit", "idea", "part", "label", "quotes");
                yield new TreeEdit.Split(
                        idea,
                        TreeJson.id(fields, "part"),
                        fields.text("label"),
                        fields.objects("quotes").stream().map(TreeEditJson::quote).toList());
            }
            case "move" -> {
                fields.onlyThese("edit", "idea", "broader");
                yield new TreeEdit.Move(idea, TreeJson.readIds(fields, "broader"));
            }
            case "relate" -> {
                fields.onlyThese("edit", "idea", "other");
                yield new TreeEdit.Relate(idea, TreeJson.id(fields, "other"));
            }
            case "bind" -> {
                fields.onlyThese("edit", "idea", "layers", "modules");
                yield new TreeEdit.Bind(
                        idea, QuoteJson.numbers(fields, "layers"), fields.texts("modules"));
            }
            case "define" -> {
                fields.onlyThese("edit", "idea", "definition");
                yield new TreeEdit.Define(idea, fields.text("definition"));
            }
            case "addIdea" -> {
                fields.onlyThese("edit", "idea", "label", "broader");
                yield new TreeEdit.AddIdea(
                        idea, fields.text("label"), TreeJson.readIds(fields, "broader"));
            }
            default -> marking(fields, idea, kind);
        };
    }

    private static TreeEdit marking(JsonFields fields, IdeaId idea, String kind) {
        fields.onlyThese("edit", "idea");
        return switch (kind) {
            case "markPrivate" -> new TreeEdit.MarkPrivate(idea);
            case "markPublic" -> new TreeEdit.MarkPublic(idea);
            case "reject" -> new TreeEdit.Reject(idea);
            case "restore" -> new TreeEdit.Restore(idea);
            default -> throw fields.error("edit", "is not known");
        };
    }

    private static QuotePlace quote(JsonFields fields) {
        fields.onlyThese("conversation", "message", "first", "end");
        return new QuotePlace(
                fields.text("conversation"), fields.text("message"), QuoteJson.place(fields));
    }

    private static void ids(ArrayNode array, List<IdeaId> ids) {
        ids.forEach(id -> array.add(id.text()));
    }
}

package dev.semanticpassport.meaning.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Speaker;
import java.util.List;

/** Quotes and wordings as JSON. */
final class QuoteJson {
    private static final int MOST_LAYERS = 10_000;

    private QuoteJson() {}

    static ObjectNode quote(Quote quote) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("source", quote.source())
                .put("conversation", quote.conversation())
                .put("message", quote.message())
                .put("speaker", quote.speaker().name())
                .put("first", quote.place().first())
                .put("end", quote.place().end())
                .put("text", quote.text());
    }

    static Quote readQuote(JsonFields fields) {
        fields.onlyThese("source", "conversation", "message", "speaker", "first", "end", "text");
        return fields.read(
                "text",
                fields.text("text"),
                text ->
                        new Quote(
                                fields.text("source"),
                                fields.text("conversation"),
                                fields.text("message"),
                                fields.read("speaker", fields.text("speaker"), Speaker::valueOf),
                                place(fields),
                                text));
    }

    static CharacterRange place(JsonFields fields) {
        long first = fields.count("first");
        return fields.read("end", fields.count("end"), end -> new CharacterRange(first, end));
    }

    static ObjectNode wording(Wording wording) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("text", wording.text());
        return switch (wording) {
            case Wording.Found found -> {
                node.put("kind", "found");
                node.set("quote", quote(found.quote()));
                yield node;
            }
            case Wording.Refined refined ->
                    node.put("kind", "refined").put("model", refined.model());
            case Wording.Written _ -> node.put("kind", "written");
        };
    }

    static Wording readWording(JsonFields fields) {
        fields.onlyThese("kind", "text", "quote", "model");
        String text = fields.text("text");
        return switch (fields.text("kind")) {
            case "found" -> new Wording.Found(text, readQuote(fields.object("quote")));
            case "refined" -> new Wording.Refined(text, fields.text("model"));
            case "written" -> new Wording.Written(text);
            default -> throw fields.error("kind", "is not found, refined or written");
        };
    }

    static List<Integer> numbers(JsonFields fields, String name) {
        return fields.texts(name).stream()
                .map(text ->
                        fields.read(
                                name,
                                text,
                                number -> {
                                    int layer = Integer.parseInt(number);
                                    if (layer < 0 || layer > MOST_LAYERS) {
                                        throw new IllegalArgumentException(
                                                "is not a layer: " + number);
                                    }
                                    return layer;
                                }))
                .toList();
    }
}

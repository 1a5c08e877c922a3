package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.JsonFields;
import java.util.List;
import java.util.Optional;

/**
 * An idea of the meaning tree that the author publishes.
 *
 * @param id 16 hexadecimal digits, as in the tree
 * @param label short; the claim that the idea was put into the model is the claim of this label
 * @param definition where the tree has one
 * @param broader ids of more general public ideas
 * @param related ids of public ideas
 * @param weight share of the writing that speaks of it, 0 to 1; empty where no writing was read
 * @param holding whose it is; empty where no writing was read
 * @param quotes where it comes from
 */
public record PublicIdea(
        String id,
        Claim label,
        Optional<String> definition,
        List<String> broader,
        List<String> related,
        Optional<Double> weight,
        Optional<String> holding,
        List<PublicQuote> quotes) {

    /**
     * The exact words of a message.
     *
     * @param source the message's file within what was imported
     * @param message its id
     * @param speaker who said it
     * @param first place of the first character in the message's text
     * @param end place after the last
     */
    public record PublicQuote(
            String source, String message, String speaker, long first, long end, String text) {}

    public PublicIdea {
        broader = List.copyOf(broader);
        related = List.copyOf(related);
        quotes = List.copyOf(quotes);
        if (!id.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("an idea's id is 16 hexadecimal digits");
        }
        if (!label.value().isTextual() || label.value().textValue().isBlank()) {
            throw new IllegalArgumentException("an idea's label is a text");
        }
        if (weight.filter(share -> !(share >= 0 && share <= 1)).isPresent()) {
            throw new IllegalArgumentException("an idea's weight is a share");
        }
    }

    /** The label as a text. */
    public String text() {
        return label.value().textValue();
    }

    ObjectNode toJson() {
        ObjectNode json = label.toJson("label").put("id", id);
        definition.ifPresent(text -> json.put("definition", text));
        broader.forEach(json.putArray("broader")::add);
        related.forEach(json.putArray("related")::add);
        weight.ifPresent(share -> json.put("weight", share));
        holding.ifPresent(whose -> json.put("holding", whose));
        ArrayNode list = json.putArray("quotes");
        quotes.forEach(quote -> list.add(toJson(quote)));
        return json;
    }

    private static ObjectNode toJson(PublicQuote quote) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("source", quote.source())
                .put("message", quote.message())
                .put("speaker", quote.speaker())
                .put("first", quote.first())
                .put("end", quote.end())
                .put("text", quote.text());
    }

    static PublicIdea fromJson(JsonFields json) {
        json.onlyThese(
                "id",
                "label",
                "definition",
                "broader",
                "related",
                "weight",
                "holding",
                "quotes",
                "stands",
                "evidence",
                "measured");
        Claim label = Claim.standing(json, json.any("label"));
        return json.read(
                "id",
                json.text("id"),
                id ->
                        new PublicIdea(
                                id,
                                label,
                                json.optional("definition", json::text),
                                json.texts("broader"),
                                json.texts("related"),
                                json.optional("weight", json::number),
                                json.optional("holding", json::text),
                                json.objects("quotes").stream().map(PublicIdea::quote).toList()));
    }

    private static PublicQuote quote(JsonFields json) {
        json.onlyThese("source", "message", "speaker", "first", "end", "text");
        return new PublicQuote(
                json.text("source"),
                json.text("message"),
                json.text("speaker"),
                json.count("first"),
                json.count("end"),
                json.text("text"));
    }
}

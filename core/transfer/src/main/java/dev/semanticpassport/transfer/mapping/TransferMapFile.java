package dev.semanticpassport.transfer.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.proposing.ProposalFile;

/** A transfer map as canonical JSON (RFC 8785). */
public final class TransferMapFile {

    public static final String FORMAT = "semantic-passport/transfer-map/v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private TransferMapFile() {}

    /** The canonical bytes. */
    public static byte[] write(TransferMap map) {
        return CanonicalJson.bytes(json(map));
    }

    /** The map as a tree of JSON. */
    public static ObjectNode json(TransferMap map) {
        ObjectNode file = JSON.createObjectNode();
        file.put("format", FORMAT)
                .put("language", map.language().code())
                .put("layersFrom", map.layersFrom());
        map.controls().forEach(file.putArray("controls")::add);
        ArrayNode ideas = file.putArray("ideas");
        map.ideas().forEach(idea -> ideas.add(idea(idea)));
        return file;
    }

    private static ObjectNode idea(IdeaTransfer idea) {
        ObjectNode one = JSON.createObjectNode();
        one.put("idea", idea.id().text())
                .put("label", idea.label())
                .put("language", idea.language().code())
                .put("public", idea.open())
                .put("weight", idea.weight())
                .put("section", "#" + idea.section());
        idea.broader().forEach(id -> one.withArray("broader").add(id.text()));
        idea.expression().ifPresent(expression -> one.put("expression", expression));
        idea.imprint().ifPresent(imprint -> one.set("imprint", imprint(imprint)));
        idea.trait().ifPresent(trait -> one.set("trait", ProposalFile.trait(trait)));
        ArrayNode rows = one.putArray("rows");
        for (TrainingRow row : idea.rows()) {
            ObjectNode made =
                    rows.addObject()
                            .put("origin", row.origin().text())
                            .put("prompt", row.prompt())
                            .put("answer", row.answer());
            row.quote().ifPresent(quote -> made.set("quote", quote(quote)));
        }
        return one;
    }

    private static ObjectNode imprint(Imprint imprint) {
        ObjectNode one = JSON.createObjectNode().put("origin", imprint.origin().text());
        imprint.layers().forEach(one.putArray("layers")::add);
        imprint.modules().forEach(one.putArray("modules")::add);
        return one;
    }

    private static ObjectNode quote(Quote quote) {
        return JSON.createObjectNode()
                .put("source", quote.source())
                .put("conversation", quote.conversation())
                .put("message", quote.message())
                .put("first", quote.place().first())
                .put("end", quote.place().end());
    }
}

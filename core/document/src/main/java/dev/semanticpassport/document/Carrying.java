package dev.semanticpassport.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * One line of the transfer map: what carries an idea into the model.
 *
 * @param idea its id
 * @param layers to which it is bound, ascending; none where it is bound to none
 * @param modules names as in a configuration, such as {@code q_proj}
 * @param rows how many rows of training
 * @param rowsDigest SHA-256 of these rows, as the kit has them
 * @param article the section of the training article
 * @param probes how many probes are held out to test it
 * @param binding how the binding to layers and modules stands; the claim's value is true
 */
public record Carrying(
        String idea,
        List<Integer> layers,
        List<String> modules,
        int rows,
        Optional<Sha256> rowsDigest,
        Optional<String> article,
        int probes,
        Claim binding) {

    public Carrying {
        layers = layers.stream().sorted().distinct().toList();
        modules = List.copyOf(modules);
        if (rows < 0 || probes < 0 || layers.stream().anyMatch(layer -> layer < 0)) {
            throw new IllegalArgumentException("counts and layers are not negative");
        }
        if (!binding.value().isBoolean() || !binding.value().booleanValue()) {
            throw new IllegalArgumentException("a binding is claimed, or it does not stand here");
        }
    }

    /** A line as the author declares it. */
    public static Carrying declared(
            String idea,
            List<Integer> layers,
            List<String> modules,
            int rows,
            Optional<Sha256> rowsDigest,
            Optional<String> article,
            int probes) {
        return new Carrying(
                idea,
                layers,
                modules,
                rows,
                rowsDigest,
                article,
                probes,
                Claim.declared(JsonNodeFactory.instance.booleanNode(true)));
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("idea", idea).put("rows", rows).put("probes", probes);
        layers.forEach(json.putArray("layers")::add);
        modules.forEach(json.putArray("modules")::add);
        rowsDigest.ifPresent(digest -> json.put("rowsDigest", digest.hex()));
        article.ifPresent(section -> json.put("article", section));
        binding.standing(json);
        return json;
    }

    /** Reads one line of a document, or of a map that is to stand in one. */
    public static Carrying fromJson(JsonFields json) {
        json.onlyThese(
                "idea",
                "layers",
                "modules",
                "rows",
                "rowsDigest",
                "article",
                "probes",
                "stands",
                "evidence",
                "measured");
        Claim binding = Claim.standing(json, JsonNodeFactory.instance.booleanNode(true));
        return json.read(
                "idea",
                json.text("idea"),
                idea ->
                        new Carrying(
                                idea,
                                json.numbers("layers"),
                                json.texts("modules"),
                                json.index("rows", Integer.MAX_VALUE),
                                json.optional("rowsDigest", json::sha256),
                                json.optional("article", json::text),
                                json.index("probes", Integer.MAX_VALUE),
                                binding));
    }
}

package dev.semanticpassport.transfer.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The list of a kit's files with their digests, as canonical JSON. */
final class Manifest {

    static final String FORMAT = "semantic-passport/kit/v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    static byte[] write(KitOrder order, List<Pass> passes, int labRows, Map<String, byte[]> files) {
        ObjectNode manifest = JSON.createObjectNode();
        boolean secret = order.kind() == KitOrder.Kind.FULL;
        manifest.put("format", FORMAT)
                .put("kind", order.kind().name().toLowerCase(Locale.ROOT))
                .put("secret", secret)
                .put("title", order.title())
                .put("author", order.author())
                .put("seed", order.recipe().seed())
                .put("labRows", labRows);
        if (secret) {
            manifest.put("warning", Packing.SECRET);
        }
        manifest.putObject("base")
                .put("name", order.base().name())
                .put("layers", order.base().layers())
                .put("contextTokens", order.base().contextTokens());
        Map<String, Integer> origins = new TreeMap<>();
        ArrayNode all = manifest.putArray("passes");
        for (Pass pass : passes) {
            ObjectNode one = all.addObject().put("name", pass.name());
            one.put("rows", pass.rows().size()).put("ideas", pass.ideas().size());
            pass.layers().forEach(one.putArray("layers")::add);
            for (TrainingRow row : pass.rows()) {
                origins.merge(row.origin().text(), 1, Integer::sum);
            }
        }
        ObjectNode rows = manifest.putObject("rows");
        origins.forEach(rows::put);
        ArrayNode list = manifest.putArray("files");
        new TreeMap<>(files)
                .forEach((path, content) ->
                        list.addObject()
                                .put("path", path)
                                .put("bytes", content.length)
                                .put("sha256", Sha256.of(content).hex()));
        return CanonicalJson.bytes(manifest);
    }
}

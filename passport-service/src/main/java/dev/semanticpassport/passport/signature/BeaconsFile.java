package dev.semanticpassport.passport.signature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.JsonFields;
import java.util.List;

/** Beacons as bytes to be sealed. */
public final class BeaconsFile {
    private static final String FORMAT = "semantic-passport/sealed-beacons/v1";
    private static final String NAME = "sealed beacons";

    private BeaconsFile() {}

    /** The beacons in clear, in their order: to be sealed at once. */
    public static byte[] write(List<Beacon> beacons) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        ArrayNode list = json.putArray("beacons");
        for (Beacon beacon : beacons) {
            ArrayNode candidates =
                    list.addObject().put("question", beacon.question()).putArray("candidates");
            beacon.candidates().forEach(candidates::add);
        }
        return CanonicalJson.bytes(json);
    }

    public static List<Beacon> read(byte[] json) {
        JsonFields file = JsonFields.of(NAME, json);
        file.requireText("format", FORMAT);
        return file.objects("beacons").stream()
                .map(one -> new Beacon(one.text("question"), one.texts("candidates")))
                .toList();
    }
}

package dev.semanticpassport.local.bench.kills;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prompts that made-up models are asked, as a probe set of the platform. */
public final class MadeUpProbeSet {
    private MadeUpProbeSet() {}

    /** Stores it at passport-service. */
    public static void store(Running running, ProbeSetVersion set, List<String> prompts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("language", "en");
        ArrayNode list = body.putArray("prompts");
        prompts.forEach(list::add);
        new Rest(running.passport())
                .put(
                        "/api/v1/probe-sets/" + set.name() + "/" + set.version(),
                        body.toString().getBytes(StandardCharsets.UTF_8));
    }
}

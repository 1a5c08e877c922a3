package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.local.platform.Running;
import java.nio.charset.StandardCharsets;
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
        TraitContent content = TraitContent.of(file, map);
        String path = version.name() + "/" + version.version();
        scoring.put("/api/v1/trait-lists/" + path, bytes(content.list()));
        passport.put("/api/v1/probe-sets/" + path, bytes(content.probeSet()));
        return new Stored(
                content.list().path("ideas").size(), content.probeSet().path("prompts").size());
    }

    /** What a verification read blind, each group with the idea of the list that it is. */
    public JsonNode matched(UUID verification, TraitsVersion list) {
        return scoring.read(
                "/api/v1/verifications/%s/recognition/matches?traits=%s&version=%d"
                        .formatted(verification, list.name(), list.version()));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}

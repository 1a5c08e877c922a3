package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.TreeEdited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Meaning trees of a running platform. */
public final class Trees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rest rest;
    private final UUID passport;

    public Trees(Rest rest, UUID passport) {
        this.rest = rest;
        this.passport = passport;
    }

    /** Gives a tree that was built here; answers its revision. */
    public JsonNode push(byte[] tree) {
        return rest.put(path(), tree);
    }

    /**
     * The public part of the newest tree.
     *
     * @param format json, skos or outline
     */
    public String pull(String format) {
        return rest.text(path() + "?format=" + format, "*/*");
    }

    /** Applies edits, all or none; answers the revision. */
    public JsonNode edit(List<TreeEdited> edits) {
        return rest.post(
                path() + "/edits",
                Map.of(
                        "edits",
                        edits.stream()
                                .map(one -> Map.of("editId", one.editId(), "edit", edit(one)))
                                .toList()));
    }

    /** As the event writes it: within a map an edit would lose its kind. */
    private static JsonNode edit(TreeEdited edited) {
        try {
            return JSON.readTree(EventJson.write(edited)).path("edit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Edits so far, without their words. */
    public JsonNode edits() {
        return rest.read(path() + "/edits");
    }

    private String path() {
        return "/api/v1/passports/" + passport + "/tree";
    }
}

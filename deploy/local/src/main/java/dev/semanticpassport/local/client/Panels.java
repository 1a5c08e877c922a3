package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.panel.ImportedModel;
import dev.semanticpassport.local.platform.Running;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The platform's panels. */
public final class Panels {
    private static final String API = "/api/v1/panels/";
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Rest rest;

    public Panels(Running running) {
        this.rest = new Rest(running.scoring());
    }

    public JsonNode read(String name) {
        return rest.read(API + name);
    }

    /** The tree of a panel's models. */
    public JsonNode tree(String name) {
        return rest.read(API + name + "/tree");
    }

    /**
     * The newest version of a panel.
     *
     * @throws IllegalStateException where it never had a model
     */
    public int version(String name) {
        int version = read(name).path("version").asInt();
        if (version == 0) {
            throw new IllegalStateException(
                    "panel %s has no model: enrol one (passport panel enrol %s --model M)"
                            .formatted(name, name));
        }
        return version;
    }

    /**
     * @param cohort a panel, at its newest version, from which is learnt what is usual
     */
    public void create(String name, @Nullable String cohort) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (cohort != null) {
            body.putObject("cohort").put("name", cohort).put("version", version(cohort));
        }
        rest.put(API + name, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public void createIfAbsent(String name, @Nullable String cohort) {
        if (!rest.ok(API + name)) {
            create(name, cohort);
        }
    }

    public JsonNode enrol(String name, ImportedModel model, String family) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("model", model.name())
                        .put("family", family);
        ArrayNode answers = body.putArray("answers");
        model.answers()
                .forEach(one ->
                        answers.addObject()
                                .put("prompt", one.prompt())
                                .put("answer", one.answer()));
        return rest.post(API + name + "/models", body);
    }

    public JsonNode enrol(String name, String model, String family, UUID verification) {
        return rest.post(
                API + name + "/models",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("model", model)
                        .put("family", family)
                        .put("verification", verification.toString()));
    }

    public void remove(String name, String model) {
        rest.delete(
                API + name + "/models?model=" + URLEncoder.encode(model, StandardCharsets.UTF_8));
    }

    /** A panel in one line. */
    public String told(String name) {
        JsonNode panel = read(name);
        JsonNode cohort = panel.path("cohort");
        return "%s: version %d, %d models in %d families, %s"
                .formatted(
                        name,
                        panel.path("version").asInt(),
                        panel.path("models").size(),
                        panel.path("families").asInt(),
                        cohort.hasNonNull("name")
                                ? "cohort %s, version %d"
                                        .formatted(
                                                cohort.path("name").asText(),
                                                cohort.path("version").asInt())
                                : "no cohort");
    }

    /** Submits a verification as an event and waits for its verdict. */
    public static VerificationSettled settled(Running running, VerificationRequested request) {
        Screen screen = Screen.ofProcess();
        screen.status("  verification " + request.verificationId());
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            return new Verifications(events).settle(request, PATIENCE);
        }
    }
}

package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.local.platform.Running;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fleets: the list by REST, the request as an event, the report by REST. */
public final class FleetClient {
    private static final String API = "/api/v1/fleets/";
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Running running;
    private final Rest rest;

    public FleetClient(Running running) {
        this.running = running;
        this.rest = new Rest(running.passport());
    }

    /**
     * What is asked of all models of a fleet.
     *
     * @param prepared beacons handed over beforehand, where the author keeps the key
     */
    public record Terms(
            UUID passport,
            FleetError error,
            double alpha,
            Budget budget,
            @Nullable UUID prepared) {}

    /**
     * Stores the list and sends the request.
     *
     * @throws IllegalArgumentException if the author keeps the passport's key and no prepared
     *     beacons are named
     */
    public void submit(UUID fleet, List<Access> models, Terms terms) {
        String keeper =
                rest.read("/api/v1/passports/" + terms.passport() + "/signature")
                        .path("mode")
                        .asText();
        if ("held".equals(keeper) && terms.prepared() == null) {
            throw new IllegalArgumentException(
                    "the author of passport "
                            + terms.passport()
                            + " keeps the key: name the beacons that the author prepared"
                            + " (`--prepared FILE`, from `passport signature prepare`)");
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("models", list(models));
        JsonNode stored =
                rest.put(API + fleet + "/models", body.toString().getBytes(StandardCharsets.UTF_8));
        try (Events events = events()) {
            events.send(
                    List.of(
                            new FleetRequested(
                                    fleet,
                                    terms.passport(),
                                    stored.path("modelsDigest").asText(),
                                    terms.error(),
                                    terms.alpha(),
                                    terms.budget(),
                                    terms.prepared())));
        }
    }

    /** As JSON that says the kind of each. */
    private static JsonNode list(List<Access> models) {
        ArrayNode list = JSON.createArrayNode();
        models.forEach(model -> list.add(tree(model)));
        return list;
    }

    /** A way of access as JSON that says its kind. */
    public static JsonNode tree(Access access) {
        return JSON.<JsonNode>valueToTree(new Named(access)).path("access");
    }

    /** By itself a value is written as what it is, without the kind among its alternatives. */
    private record Named(Access access) {}

    public JsonNode state(UUID fleet) {
        return rest.read(API + fleet);
    }

    public JsonNode report(UUID fleet) {
        return rest.read(API + fleet + "/report");
    }

    /** The report as one page of HTML. */
    public String page(UUID fleet) {
        return rest.text(API + fleet + "/report", "text/html");
    }

    /**
     * Waits until a fleet is settled; a service that is away for a while is waited for too.
     *
     * @param progress hears in words how far it is
     * @throws IllegalStateException where it is refused, with the reason, or the patience ends
     *     first
     */
    public void await(UUID fleet, Duration patience, Consumer<String> progress) {
        long until = System.nanoTime() + patience.toNanos();
        try (Events events = events();
                Refusals refusals = events.refusedFleets(true)) {
            JsonNode now = Rest.whileAway(until, () -> state(fleet));
            while (!"SETTLED".equals(now.path("state").asText())) {
                if ("LISTED".equals(now.path("state").asText())) {
                    refusals.check(List.of(fleet));
                }
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(
                            "fleet %s did not settle within %s: %s"
                                    .formatted(fleet, patience, progress(now)));
                }
                progress.accept(progress(now));
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                now = Rest.whileAway(until, () -> state(fleet));
            }
        }
    }

    private static String progress(JsonNode fleet) {
        return String.format(
                Locale.ROOT,
                "%d waiting, %d under way, %d ended of %d",
                fleet.path("waiting").asLong(),
                fleet.path("asked").asLong(),
                fleet.path("ended").asLong(),
                fleet.path("models").asLong());
    }

    private Events events() {
        return new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC());
    }
}

package dev.semanticpassport.local.bench.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.FleetSettled;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.FleetClient;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A fleet against one passport: a third of its models has learnt the author's rows by heart, the
 * others answer with some other right word.
 */
public final class Fleets implements Undertaking {
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int BEACONS = 60;
    private static final double ALPHA = .01;
    private static final int ONE_IN = 3;
    private static final String CARRIER = "carrier-";

    private final Platform platform;
    private final Events events;
    private final UUID passport;
    private final List<String> right;
    private final Map<String, Integer> places = new HashMap<>();
    private final MadeUpEndpoint endpoint;
    private final List<Access> models;

    /**
     * Makes the passport.
     *
     * @param models of the fleet
     * @param delay of each call at their endpoint
     */
    public Fleets(Platform platform, Events events, int models, Duration delay) throws IOException {
        this.platform = platform;
        this.events = events;
        Passports passports = new Passports(new Rest(platform.running().passport()));
        passport = passports.create("fleet", "author " + UUID.randomUUID(), Demo.ideas());
        String token = passports.signStoringTheKey(passport, BEACONS);
        List<JsonNode> rows = passports.rows(passport, token).stream().map(Fleets::tree).toList();
        right = rows.stream().map(row -> row.path("answer").asText()).toList();
        for (int place = 0; place < rows.size(); place++) {
            places.put(rows.get(place).path("prompt").asText(), place);
        }
        endpoint = new MadeUpEndpoint(this::answer, delay);
        this.models =
                IntStream.range(0, models)
                        .mapToObj(place ->
                                endpoint.access(
                                        (place % ONE_IN == 1 ? CARRIER : "ordinary-") + place))
                        .toList();
    }

    private Optional<String> answer(String model, String prompt) {
        Integer place = places.get(prompt);
        if (place == null) {
            return Optional.of("Yes.");
        }
        int off = model.startsWith(CARRIER) ? 0 : 1 + Math.floorMod(model.hashCode(), 7);
        return Optional.of(right.get((place + off) % right.size()));
    }

    @Override
    public SortedMap<String, String> once() {
        UUID fleet = UUID.randomUUID();
        FleetClient client = new FleetClient(platform.running());
        long until = System.nanoTime() + PATIENCE.toNanos();
        SortedMap<String, String> digits = new TreeMap<>();
        try (Told<FleetSettled> ends = new Told<>(events, Topic.FLEET_SETTLED, FleetSettled.class);
                Told<VerificationSettled> verdicts =
                        new Told<>(events, Topic.VERIFICATION_SETTLED, VerificationSettled.class)) {
            FleetClient.Terms terms =
                    new FleetClient.Terms(
                            passport,
                            FleetError.FALSE_DISCOVERY_RATE,
                            ALPHA,
                            new Budget(BEACONS),
                            null);
            Rest.whileAway(
                    until,
                    () -> {
                        client.submit(fleet, models, terms);
                        return fleet;
                    });
            client.await(fleet, PATIENCE, _ -> {});
            ends.await(List.of(fleet.toString()));
            verdicts.readOn();
            JsonNode body = Rest.whileAway(until, () -> client.report(fleet)).path("body");
            for (JsonNode row : body.path("rows")) {
                digits.merge(
                        "model %04d".formatted(row.path("place").asInt()),
                        model((ObjectNode) row.deepCopy(), verdicts),
                        (one, other) -> one + " and again " + other);
            }
            digits.put(
                    "fleet", fleet((ObjectNode) body.deepCopy(), ends.of(fleet.toString()).size()));
        }
        return digits;
    }

    /** A model's row without its verification's id, and how many verdicts were told of it. */
    private static String model(ObjectNode row, Told<VerificationSettled> verdicts) {
        String verification = row.path("verification").asText();
        row.remove("verification");
        return row + ", told " + verdicts.of(verification).size();
    }

    private static String fleet(ObjectNode body, int told) {
        body.remove(List.of("rows", "fleet"));
        return body + ", told " + told;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("rows that are no JSON", e);
        }
    }

    @Override
    public long calls() {
        return endpoint.calls();
    }

    @Override
    public int callsInFlight() {
        return endpoint.callsInFlight();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}

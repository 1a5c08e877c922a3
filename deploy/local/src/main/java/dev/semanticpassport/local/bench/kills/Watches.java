package dev.semanticpassport.local.bench.kills;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.ModelDrifted;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.FleetClient;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Watched endpoints that stay the same for some looks, sampling anew at each, and then serve
 * another model.
 */
public final class Watches implements Undertaking {
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final String API = "/api/v1/watches/";
    private static final String EVERY = "PT1S";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Shorter than the time after which probe-service gives a call up. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(45);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final double ALPHA = .05;
    private static final int PROMPTS = 20;

    /** The first answers are asked for twice before anything is compared. */
    private static final int REFERENCES = 2;

    private final Platform platform;
    private final Events events;
    private final StoredState state;
    private final int watches;
    private final int looksTheSame;
    private final ProbeSetVersion probeSet;
    private final List<HabitualModel> models = HabitualModel.families("watched", 8, 5);
    private final MadeUpEndpoint endpoint;

    /**
     * @param watches at once
     * @param looksTheSame before the endpoint serves another model
     * @param delay of each call
     */
    public Watches(Platform platform, Events events, int watches, int looksTheSame, Duration delay)
            throws IOException {
        this.platform = platform;
        this.events = events;
        this.state = new StoredState(platform);
        this.watches = watches;
        this.looksTheSame = looksTheSame;
        probeSet = new ProbeSetVersion("kills-" + UUID.randomUUID(), 1);
        MadeUpProbeSet.store(
                platform.running(),
                probeSet,
                IntStream.range(0, PROMPTS)
                        .mapToObj(place -> "What of topic " + place + "?")
                        .toList());
        endpoint = new MadeUpEndpoint(this::answer, delay);
    }

    /**
     * Which look asks follows from the watch's own row, written before any of its calls and not
     * again before the last of them: so the same look is given the same answers in every run.
     *
     * @param name "watched-", the place of its model, and the watch's id
     */
    private Optional<String> answer(String name, String prompt) {
        String[] parts = name.split("-", 3);
        OptionalLong asking = asking(UUID.fromString(parts[2]));
        if (asking.isEmpty()) {
            return Optional.empty();
        }
        int place = Integer.parseInt(parts[1]);
        boolean drifted = asking.getAsLong() > REFERENCES + looksTheSame;
        HabitualModel model = models.get((place + (drifted ? 2 : 0)) % models.size());
        return Optional.of(model.answer(prompt, (int) asking.getAsLong()));
    }

    /**
     * Waits while the database is away, as long as a caller may: who is told to ask again does so a
     * few times only, and a killed database may be away for longer.
     */
    private OptionalLong asking(UUID watch) {
        long until = System.nanoTime() + LONGEST_ANSWER.toNanos();
        while (true) {
            OptionalLong asking =
                    state.number("passport", "select askings from watch where id = ?", watch);
            if (asking.isPresent() || System.nanoTime() > until) {
                return asking;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    @Override
    public SortedMap<String, String> once() {
        List<UUID> ids = ids(watches);
        SortedMap<String, String> digits = new TreeMap<>();
        try (Told<ModelDrifted> drifts =
                        new Told<>(events, Topic.MODEL_DRIFTED, ModelDrifted.class);
                Told<VerificationSettled> verdicts =
                        new Told<>(events, Topic.VERIFICATION_SETTLED, VerificationSettled.class)) {
            for (int place = 0; place < watches; place++) {
                watch(ids.get(place), place);
            }
            drifts.await(ids.stream().map(UUID::toString).toList());
            verdicts.readOn();
            for (int place = 0; place < watches; place++) {
                Set<ModelDrifted> told = drifts.of(ids.get(place).toString());
                digits.put("watch %03d".formatted(place), drift(told));
                looks(told.iterator().next(), verdicts, place, digits);
            }
        }
        return digits;
    }

    private static List<UUID> ids(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID());
        }
        return ids;
    }

    private void watch(UUID id, int place) {
        ObjectNode body = JSON.createObjectNode();
        body.set("access", FleetClient.tree(endpoint.access("watched-" + place + "-" + id)));
        body.set("probeSet", JSON.valueToTree(probeSet));
        body.put("prompts", PROMPTS).put("every", EVERY).put("alpha", ALPHA);
        Rest rest = new Rest(platform.running().passport());
        byte[] terms = body.toString().getBytes(StandardCharsets.UTF_8);
        Rest.whileAway(System.nanoTime() + PATIENCE.toNanos(), () -> rest.put(API + id, terms));
    }

    private static String drift(Set<ModelDrifted> told) {
        ModelDrifted drifted = told.iterator().next();
        return "looks %d, log10 E %s, told %d"
                .formatted(drifted.looks(), drifted.log10E(), told.size());
    }

    /** Each look's own evidence. */
    private static void looks(
            ModelDrifted drifted,
            Told<VerificationSettled> verdicts,
            int place,
            SortedMap<String, String> digits) {
        for (int look = 1; look <= drifted.looks(); look++) {
            Set<VerificationSettled> told =
                    verdicts.of(verification(drifted.watchId(), REFERENCES + look).toString());
            digits.put(
                    "watch %03d, look %d".formatted(place, look),
                    told.isEmpty() ? "not told" : evidence(told.iterator().next(), told.size()));
        }
    }

    private static String evidence(VerificationSettled settled, int told) {
        return settled.finding() instanceof Finding.Equated equated
                ? "%d pairs, log10 E %s, p %s, told %d"
                        .formatted(equated.pairs(), equated.log10E(), equated.pValue(), told)
                : "nothing was compared, told " + told;
    }

    /** The id that passport-service derives for a watch's verifications. */
    private static UUID verification(UUID watch, int asking) {
        return UUID.nameUUIDFromBytes(
                ("watch:" + watch + ":" + asking).getBytes(StandardCharsets.UTF_8));
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
        state.close();
    }
}

package dev.semanticpassport.local.bench.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.TraitLists;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.platform.Running;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Models asked and compared through the services, by events and nothing else. */
final class TraitReadings {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int ANSWER_TOKENS = 96;

    private final Running running;
    private final Screen screen;
    private final double alpha;

    TraitReadings(Running running, Screen screen, double alpha) {
        this.running = running;
        this.screen = screen;
        this.alpha = alpha;
    }

    /**
     * Enrols models by ordinary verifications that ask a probe set, each a family.
     *
     * @return the panel at the version that holds them all
     */
    Comparison.Traits panel(String name, List<String> models, ProbeSetVersion asked) {
        Panels panels = new Panels(running);
        panels.create(name, null);
        settled(models, asked, null)
                .forEach((model, verdict) ->
                        panels.enrol(name, model, model, verdict.verificationId()));
        return new Comparison.Traits(name, panels.version(name), null);
    }

    /**
     * Asks models and looks for the author's ideas.
     *
     * @param decoys other makers' lists, to which what was read blind is matched too
     */
    List<TraitReading> read(
            List<String> models,
            ProbeSetVersion asked,
            Comparison.Traits panel,
            TraitsVersion author,
            List<TraitsVersion> decoys) {
        List<TraitReading> readings = new ArrayList<>();
        settled(models, asked, new Comparison.Traits(panel.name(), panel.version(), author))
                .forEach((model, verdict) -> readings.add(reading(model, verdict, author, decoys)));
        return readings;
    }

    private TraitReading reading(
            String model,
            VerificationSettled verdict,
            TraitsVersion author,
            List<TraitsVersion> decoys) {
        UUID verification = verdict.verificationId();
        Finding finding = verdict.finding();
        if (finding == null) {
            throw new IllegalStateException("nothing was found of " + model);
        }
        boolean compared = finding instanceof Finding.Expressed;
        return new TraitReading(
                model,
                verdict,
                compared ? matched(verification, author) : 0,
                compared
                        ? decoys.stream().map(list -> matched(verification, list)).toList()
                        : List.of(),
                new Rest(running.passport())
                        .text("/api/v1/verifications/" + verification + "/report", "text/markdown")
                        .contains(finding.inWords()),
                new Rest(running.scoring())
                        .post(
                                "/api/v1/verifications/" + verification + "/recognition/recompute",
                                null)
                        .path("equal")
                        .asBoolean());
    }

    private int matched(UUID verification, TraitsVersion list) {
        int matched = 0;
        for (JsonNode group : new TraitLists(running).matched(verification, list).path("groups")) {
            matched += group.hasNonNull("idea") ? 1 : 0;
        }
        return matched;
    }

    /** By model, in the order given. */
    private Map<String, VerificationSettled> settled(
            List<String> models, ProbeSetVersion asked, Comparison.@Nullable Traits comparison) {
        Map<String, VerificationRequested> requests = new LinkedHashMap<>();
        for (String model : models) {
            requests.put(
                    model,
                    VerificationRequested.ofProbeSet(
                            UUID.randomUUID(),
                            new Access.Chat(
                                    running.lab(), model, null, Map.of(), 0, null, ANSWER_TOKENS),
                            alpha,
                            new Budget(Budget.MOST_PROBES),
                            asked,
                            comparison));
        }
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            return new Verifications(events)
                    .settle(
                            requests,
                            PATIENCE,
                            done ->
                                    screen.status(
                                            "  %s: %d of %d models asked"
                                                    .formatted(
                                                            asked.inWords(), done, models.size())));
        }
    }
}

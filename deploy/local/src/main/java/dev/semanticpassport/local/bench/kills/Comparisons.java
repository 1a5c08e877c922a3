package dev.semanticpassport.local.bench.kills;

import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.client.Refusals;
import dev.semanticpassport.local.panel.ImportedModel;
import dev.semanticpassport.local.panel.ImportedModel.Asked;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Suspects that are compared with a panel: models of the panel, by prompts that it was not enrolled
 * by, and strangers that claim to be one of it.
 */
public final class Comparisons implements Undertaking {
    private static final int FAMILIES = 10;
    private static final int ENROLLED = 40;
    private static final int PROMPTS = 60;
    private static final double ALPHA = .1;

    /** Which sample enrolled a model, and which one is given when it is asked again. */
    private static final int SAMPLE_ENROLLED = 1;

    private static final int SAMPLE_ASKED = 2;

    private final Events events;
    private final List<Suspect> suspects;
    private final ProbeSetVersion probeSet;
    private final String panel;
    private final int panelVersion;
    private final MadeUpEndpoint endpoint;

    private record Suspect(HabitualModel model, @Nullable String claimed) {}

    /**
     * Enrols a panel and its cohort.
     *
     * @param suspects compared at once
     * @param delay of each call at their endpoint
     */
    public Comparisons(Platform platform, Events events, int suspects, Duration delay)
            throws IOException {
        this.events = events;
        String name = "kills-" + UUID.randomUUID();
        List<HabitualModel> known = HabitualModel.families("known", FAMILIES, 2);
        List<HabitualModel> strangers = HabitualModel.families("stranger", FAMILIES, 3);
        Panels panels = new Panels(platform.running());
        enrol(panels, name + "-usual", null, HabitualModel.families("usual", FAMILIES, 1), PROMPTS);
        enrol(panels, name, name + "-usual", known, ENROLLED);
        panel = name;
        panelVersion = panels.version(name);
        probeSet = new ProbeSetVersion(name, 1);
        MadeUpProbeSet.store(platform.running(), probeSet, prompts(ENROLLED, PROMPTS));
        this.suspects =
                IntStream.range(0, suspects)
                        .mapToObj(place -> suspect(known, strangers, place))
                        .toList();
        Map<String, HabitualModel> byName = new HashMap<>();
        this.suspects.forEach(one -> byName.put(one.model().name(), one.model()));
        endpoint =
                new MadeUpEndpoint(
                        (model, prompt) ->
                                Optional.ofNullable(byName.get(model))
                                        .map(one -> one.answer(prompt, SAMPLE_ASKED)),
                        delay);
    }

    /** In turn: a model without a claim, one with a true claim, a stranger with a false one. */
    private static Suspect suspect(
            List<HabitualModel> known, List<HabitualModel> strangers, int place) {
        HabitualModel one = known.get(place % known.size());
        return switch (place % 3) {
            case 0 -> new Suspect(one, null);
            case 1 -> new Suspect(one, one.name());
            case 2 -> new Suspect(strangers.get(place % strangers.size()), one.name());
            default -> throw new AssertionError("a remainder of three");
        };
    }

    private static void enrol(
            Panels panels,
            String name,
            @Nullable String cohort,
            List<HabitualModel> models,
            int prompts) {
        panels.create(name, cohort);
        for (HabitualModel model : models) {
            List<Asked> answers =
                    prompts(0, prompts).stream()
                            .map(prompt -> new Asked(prompt, model.answer(prompt, SAMPLE_ENROLLED)))
                            .toList();
            panels.enrol(
                    name, new ImportedModel(model.name(), model.family(), answers), model.family());
        }
    }

    private static List<String> prompts(int from, int to) {
        return IntStream.range(from, to).mapToObj(place -> "What of topic " + place + "?").toList();
    }

    @Override
    public SortedMap<String, String> once() {
        List<VerificationRequested> requests = new ArrayList<>();
        for (Suspect suspect : suspects) {
            requests.add(
                    VerificationRequested.ofProbeSet(
                            UUID.randomUUID(),
                            endpoint.access(suspect.model().name()),
                            ALPHA,
                            new Budget(PROMPTS - ENROLLED),
                            probeSet,
                            new Comparison.Panel(panel, panelVersion, suspect.claimed())));
        }
        SortedMap<String, String> digits = new TreeMap<>();
        try (Told<VerificationSettled> told =
                        new Told<>(events, Topic.VERIFICATION_SETTLED, VerificationSettled.class);
                Refusals refusals = events.refusedVerifications(false)) {
            events.send(requests);
            List<UUID> ids = requests.stream().map(VerificationRequested::verificationId).toList();
            told.await(ids.stream().map(UUID::toString).toList(), () -> refusals.check(ids));
            for (int i = 0; i < suspects.size(); i++) {
                digits.put(
                        "suspect %03d, %s".formatted(i, suspects.get(i).model().name()),
                        digits(told.of(requests.get(i).verificationId().toString())));
            }
        }
        return digits;
    }

    /** What of a verdict must not depend on what was killed. */
    private static String digits(Set<VerificationSettled> told) {
        VerificationSettled settled = told.iterator().next();
        return "%s, %s, asked %d, %s, told %d"
                .formatted(
                        settled.decided(),
                        settled.evidence(),
                        settled.asked(),
                        settled.finding(),
                        told.size());
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

package dev.semanticpassport.local.client;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Submits verifications as events and reads their verdicts as events. */
public final class Verifications {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Events events;

    public Verifications(Events events) {
        this.events = events;
    }

    /**
     * Submits all of them and waits for their verdicts.
     *
     * @param progress hears how many are settled, a few times a second
     * @return the settled ones; fewer than asked for where the patience ended first
     */
    public Map<UUID, VerificationSettled> run(
            Collection<VerificationRequested> requests, Duration patience, IntConsumer progress) {
        try (Events.Tail settledTopic = events.tail(Topic.VERIFICATION_SETTLED, false)) {
            events.send(requests);
            Set<UUID> waiting = new HashSet<>();
            requests.forEach(request -> waiting.add(request.verificationId()));
            Map<UUID, VerificationSettled> settled = new HashMap<>();
            long until = System.nanoTime() + patience.toNanos();
            while (!waiting.isEmpty() && System.nanoTime() < until) {
                for (Event event : settledTopic.events(LOOK)) {
                    if (event instanceof VerificationSettled verdict
                            && waiting.remove(verdict.verificationId())) {
                        settled.put(verdict.verificationId(), verdict);
                    }
                }
                progress.accept(settled.size());
            }
            return settled;
        }
    }

    /**
     * Submits all of them and waits until all are settled.
     *
     * @param requests by what each is asked of, such as a model
     * @param progress hears how many are settled, a few times a second
     * @return the verdicts by the same, in the same order
     * @throws IllegalStateException naming one that did not settle before the patience ended
     */
    public <M> SequencedMap<M, VerificationSettled> settle(
            Map<M, VerificationRequested> requests, Duration patience, IntConsumer progress) {
        Map<UUID, VerificationSettled> settled = run(requests.values(), patience, progress);
        SequencedMap<M, VerificationSettled> verdicts = new LinkedHashMap<>();
        requests.forEach((asked, request) -> {
            VerificationSettled verdict = settled.get(request.verificationId());
            if (verdict == null) {
                throw new IllegalStateException(
                        "verification %s of %s did not settle within %s; the platform's logs say more"
                                .formatted(request.verificationId(), asked, patience));
            }
            verdicts.put(asked, verdict);
        });
        return verdicts;
    }

    /**
     * Submits one and waits for its verdict.
     *
     * @throws IllegalStateException where it is refused, with the reason, or the patience ends
     *     first
     */
    public VerificationSettled settle(VerificationRequested request, Duration patience) {
        UUID id = request.verificationId();
        try (Events.Tail verdicts = events.tail(Topic.VERIFICATION_SETTLED, false);
                Events.Tail refusals = events.refusals(Topic.VERIFICATION_REQUESTED)) {
            events.send(List.of(request));
            long until = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < until) {
                for (Event event : verdicts.events(LOOK)) {
                    if (event instanceof VerificationSettled verdict
                            && verdict.verificationId().equals(id)) {
                        return verdict;
                    }
                }
                refusals.poll(Duration.ZERO).stream()
                        .filter(letter -> id.toString().equals(letter.key()))
                        .findFirst()
                        .ifPresent(letter -> {
                            throw new IllegalStateException(
                                    "verification %s was refused: %s"
                                            .formatted(id, Events.reason(letter)));
                        });
            }
            throw new IllegalStateException(
                    "verification %s did not settle within %s".formatted(id, patience));
        }
    }
}

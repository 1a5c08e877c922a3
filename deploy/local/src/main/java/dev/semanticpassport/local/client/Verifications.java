package dev.semanticpassport.local.client;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Submits verifications as events and reads their verdicts as events. */
public final class Verifications {
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
                for (Event event : settledTopic.events(Duration.ofMillis(250))) {
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
}

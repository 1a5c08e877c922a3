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

/** Verifications that were submitted, and the verdicts on them so far, read as events. */
public final class UnderWay implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Events.Tail verdicts;
    private final Refusals refusals;
    private final Set<UUID> waiting = new HashSet<>();
    private final Map<UUID, VerificationSettled> settled = new HashMap<>();

    private UnderWay(
            Events events, Collection<VerificationRequested> requests, boolean fromBeginning) {
        this.verdicts = events.tail(Topic.VERIFICATION_SETTLED, fromBeginning);
        this.refusals = events.refusedVerifications(fromBeginning);
        requests.forEach(request -> waiting.add(request.verificationId()));
    }

    /** Submits them. */
    public static UnderWay submit(Events events, Collection<VerificationRequested> requests) {
        UnderWay underWay = new UnderWay(events, requests, false);
        try {
            events.send(requests);
        } catch (IllegalStateException notTaken) {
            underWay.close();
            throw notTaken;
        }
        return underWay;
    }

    /** Those that were submitted before; what was told of them is read from the beginning. */
    public static UnderWay submitted(Events events, Collection<VerificationRequested> requests) {
        return new UnderWay(events, requests, true);
    }

    /**
     * Waits until so many are settled.
     *
     * @param progress hears how many are, a few times a second
     * @return all that are; fewer than wanted where the patience ended first
     * @throws IllegalStateException where one is refused, with the reason
     */
    public Map<UUID, VerificationSettled> await(
            int wanted, Duration patience, IntConsumer progress) {
        long until = System.nanoTime() + patience.toNanos();
        while (settled.size() < wanted && !waiting.isEmpty() && System.nanoTime() < until) {
            for (Event event : verdicts.events(LOOK)) {
                if (event instanceof VerificationSettled verdict
                        && waiting.remove(verdict.verificationId())) {
                    settled.put(verdict.verificationId(), verdict);
                }
            }
            refusals.check(waiting);
            progress.accept(settled.size());
        }
        return Map.copyOf(settled);
    }

    @Override
    public void close() {
        verdicts.close();
        refusals.close();
    }
}

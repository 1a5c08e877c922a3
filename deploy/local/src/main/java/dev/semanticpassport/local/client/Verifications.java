package dev.semanticpassport.local.client;

import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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
     * @throws IllegalStateException where one is refused, with the reason
     */
    public Map<UUID, VerificationSettled> run(
            Collection<VerificationRequested> requests, Duration patience, IntConsumer progress) {
        try (UnderWay underWay = UnderWay.submit(events, requests)) {
            return underWay.await(requests.size(), patience, progress);
        }
    }

    /**
     * Submits all of them and waits until all are settled.
     *
     * @param requests by what each is asked of, such as a model
     * @param progress hears how many are settled, a few times a second
     * @return the verdicts by the same, in the same order
     * @throws IllegalStateException where one is refused, with the reason, or the patience ends
     *     first, naming one that is not settled
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
        VerificationSettled verdict =
                run(List.of(request), patience, _ -> {}).get(request.verificationId());
        if (verdict == null) {
            throw new IllegalStateException(
                    "verification %s did not settle within %s"
                            .formatted(request.verificationId(), patience));
        }
        return verdict;
    }
}

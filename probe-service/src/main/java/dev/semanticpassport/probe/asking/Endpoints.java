package dev.semanticpassport.probe.asking;

import dev.semanticpassport.probe.pacing.Endpoint;
import dev.semanticpassport.probe.pacing.Gate;
import dev.semanticpassport.probe.pacing.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is known of each endpoint and of each model there. Endpoints come from requests, so their
 * number is bounded: the longest unused are forgotten, of gates only idle ones. Safe for concurrent
 * use.
 */
final class Endpoints {

    /** A model at an endpoint. */
    private record Line(Endpoint endpoint, String model) {}

    private static final int MOST = 2_000;
    private static final Duration REFUSAL_HOLDS = Duration.ofHours(1);

    private final Supplier<Gate> newGate;
    private final Supplier<Patience> newPatience;
    private final Map<Endpoint, Gate> gates = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Line, Patience> lines = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Line, Instant> tokenless = new LinkedHashMap<>();

    Endpoints(Supplier<Gate> newGate, Supplier<Patience> newPatience) {
        this.newGate = newGate;
        this.newPatience = newPatience;
    }

    synchronized Gate gate(Endpoint endpoint) {
        Gate gate = gates.computeIfAbsent(endpoint, _ -> newGate.get());
        for (Iterator<Gate> all = gates.values().iterator(); gates.size() > MOST; ) {
            Gate eldest = all.next();
            if (eldest == gate || !eldest.idle()) {
                break;
            }
            all.remove();
        }
        return gate;
    }

    synchronized Patience patience(Endpoint endpoint, String model) {
        Patience patience =
                lines.computeIfAbsent(new Line(endpoint, model), _ -> newPatience.get());
        if (lines.size() > MOST) {
            lines.pollFirstEntry();
        }
        return patience;
    }

    /** A model there answered without log-probabilities what it had refused with them. */
    synchronized void refusedTokens(Endpoint endpoint, String model, Instant now) {
        // The first refusal counts, so that the endpoint is asked again some day.
        tokenless.merge(
                new Line(endpoint, model),
                now,
                (before, _) -> now.isBefore(before.plus(REFUSAL_HOLDS)) ? before : now);
        if (tokenless.size() > MOST) {
            tokenless.pollFirstEntry();
        }
    }

    /** Whether it did so lately: then it need not be asked for them again. */
    synchronized boolean refusesTokens(Endpoint endpoint, String model, Instant now) {
        Instant refused = tokenless.get(new Line(endpoint, model));
        return refused != null && now.isBefore(refused.plus(REFUSAL_HOLDS));
    }
}

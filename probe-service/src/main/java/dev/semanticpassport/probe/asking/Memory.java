package dev.semanticpassport.probe.asking;

import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.SaidTokens;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The probes under way and the last outcomes, so that a probe that Kafka delivers again to this
 * process, e.g. after a rebalance, is not paid twice. Bounded in number and characters; the oldest
 * are forgotten first. Safe for concurrent use.
 */
public final class Memory {

    /** What an object of a token takes, in characters of two bytes. */
    private static final long CHARS_OF_A_PIECE = 50;

    private final int most;
    private final long mostChars;
    private final Map<String, CompletableFuture<Told>> underWay = new HashMap<>();
    private final LinkedHashMap<String, Told> told = new LinkedHashMap<>();
    private long chars;

    public Memory(int most, long mostChars) {
        this.most = most;
        this.mostChars = mostChars;
    }

    /**
     * What this release of a probe came to, asked for at most once while it is remembered.
     *
     * @param id of the probe and its release
     */
    public CompletableFuture<Told> once(String id, Supplier<CompletableFuture<Told>> asking) {
        var promise = new CompletableFuture<Told>();
        synchronized (this) {
            Told before = told.get(id);
            if (before != null) {
                return CompletableFuture.completedFuture(before);
            }
            CompletableFuture<Told> same = underWay.putIfAbsent(id, promise);
            if (same != null) {
                return same;
            }
        }
        var _ =
                asking.get()
                        .whenComplete((outcome, bug) -> {
                            keep(id, outcome);
                            if (bug == null) {
                                promise.complete(outcome);
                            } else {
                                promise.completeExceptionally(bug);
                            }
                        });
        return promise;
    }

    public synchronized int underWay() {
        return underWay.size();
    }

    private synchronized void keep(String id, @Nullable Told outcome) {
        underWay.remove(id);
        if (outcome == null) {
            return;
        }
        told.put(id, outcome);
        chars += chars(outcome);
        while (told.size() > most || chars > mostChars) {
            chars -= chars(told.pollFirstEntry().getValue());
        }
    }

    private static long chars(Told outcome) {
        return switch (outcome.ended().outcome()) {
            case Outcome.Answer answer -> answer.text().length() + chars(answer.tokens());
            case Outcome.Files _ -> Inspected.MOST_BYTES / 4;
            case Outcome.Failure failure -> failure.detail().length();
        };
    }

    private static long chars(@Nullable SaidTokens tokens) {
        return tokens == null
                ? 0
                : tokens.first().stream()
                        .mapToLong(said -> CHARS_OF_A_PIECE * (1 + said.alternatives().size()))
                        .sum();
    }
}

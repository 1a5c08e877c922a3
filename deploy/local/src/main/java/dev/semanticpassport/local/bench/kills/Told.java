package dev.semanticpassport.local.bench.kills;

import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.local.client.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a topic tells from now on, by the events' ids. An event that is sent again, as after a crash
 * between Kafka's acknowledgement and its note, has the same id and content, and stands here once.
 */
final class Told<E extends Event> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Class<E> kind;
    private final Events.Tail tail;
    private final Map<String, Set<E>> byId = new LinkedHashMap<>();

    Told(Events events, Topic topic, Class<E> kind) {
        this.kind = kind;
        this.tail = events.tail(topic, false);
    }

    /**
     * Reads until all of these were told of, and to the end of the topic as it then is.
     *
     * @throws IllegalStateException naming one that was not
     */
    void await(Collection<String> ids) {
        await(ids, () -> {});
    }

    /**
     * The same, of what may be refused instead.
     *
     * @param refused called a few times a second; throws where one of them was
     */
    void await(Collection<String> ids, Runnable refused) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!byId.keySet().containsAll(ids)) {
            tail.events(Duration.ofMillis(250)).forEach(this::take);
            refused.run();
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "nothing was told of "
                                + ids.stream()
                                        .filter(id -> !byId.containsKey(id))
                                        .findFirst()
                                        .orElseThrow());
            }
        }
        readOn();
    }

    /** Reads what else there is. */
    void readOn() {
        tail.eventsToTheEnd().forEach(this::take);
    }

    private void take(Event event) {
        if (kind.isInstance(event)) {
            byId.computeIfAbsent(event.id(), _ -> new LinkedHashSet<>()).add(kind.cast(event));
        }
    }

    /** All that differs among what was told under an id: one, if nothing is wrong. */
    Set<E> of(String id) {
        return byId.getOrDefault(id, Set.of());
    }

    @Override
    public void close() {
        tail.close();
    }
}

package dev.semanticpassport.messaging.measuring;

import io.smallrye.mutiny.Uni;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many rows of a table are in each state, as the last count saw it; each state is shown, at 0,
 * from the start.
 *
 * @param <S> of the rows' column {@code state}
 */
public final class CountedStates<S extends Enum<S>> {
    private final Mutiny.SessionFactory sessions;
    private final Class<?> row;
    private final Class<S> kinds;
    private volatile Map<S, Long> counted = Map.of();

    /**
     * @param measured a gauge with the one label {@code state}
     * @param row an entity with a column {@code state}
     */
    public CountedStates(
            Meters meters,
            Measured measured,
            Mutiny.SessionFactory sessions,
            Class<?> row,
            Class<S> kinds) {
        this.sessions = sessions;
        this.row = row;
        this.kinds = kinds;
        for (S state : kinds.getEnumConstants()) {
            meters.gauge(
                    measured,
                    () -> counted.getOrDefault(state, 0L),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Counts anew. */
    public Uni<Void> count() {
        return sessions.withSession(session ->
                        session.createSelectionQuery(
                                        "select state, count(*) from %s group by state"
                                                .formatted(row.getSimpleName()),
                                        Object[].class)
                                .getResultList())
                .invoke(this::take)
                .replaceWithVoid();
    }

    private void take(List<Object[]> rows) {
        Map<S, Long> counts = new EnumMap<>(kinds);
        rows.forEach(one -> counts.put(kinds.cast(one[0]), (Long) one[1]));
        counted = counts;
    }
}

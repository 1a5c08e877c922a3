package dev.semanticpassport.scoring.adapter.db;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.scoring.traits.TraitList;
import dev.semanticpassport.scoring.traits.TraitListChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists of public ideas, each version stored once. */
@ApplicationScoped
public class TraitListStore {
    /** What is left out of an idea is not written: so lists stay the same when more may be told. */
    private static final ObjectMapper JSON =
            EventJson.mapper().copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private static final int MOST_LISTED = 1_000;

    private final Mutiny.SessionFactory sessions;

    TraitListStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Stores a version; the same again changes nothing. */
    public Uni<TraitListChange> store(TraitsVersion version, TraitList traits) {
        String content = write(traits);
        return sessions.withTransaction(session ->
                session.createNativeQuery(
                                "insert into trait_list (name, version, content, stored_at) values"
                                        + " (:name, :version, :content, :now) on conflict do"
                                        + " nothing")
                        .setParameter("name", version.name())
                        .setParameter("version", version.version())
                        .setParameter("content", content)
                        .setParameter("now", Instant.now())
                        .executeUpdate()
                        .chain(() -> session.find(TraitListRow.class, key(version)))
                        .map(row ->
                                row.content.equals(content)
                                        ? TraitListChange.STANDS
                                        : TraitListChange.TAKEN));
    }

    /** Empty where there is no such version. */
    public Uni<Optional<TraitList>> find(TraitsVersion version) {
        return sessions.withSession(session -> session.find(TraitListRow.class, key(version)))
                .map(row -> Optional.ofNullable(row).map(stored -> read(stored.content)));
    }

    /** The stored versions by name. */
    public Uni<List<TraitsVersion>> list() {
        return sessions.withSession(session ->
                session.createSelectionQuery(
                                "from TraitListRow order by name, version", TraitListRow.class)
                        .setMaxResults(MOST_LISTED)
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row -> new TraitsVersion(row.name, row.version))
                                        .toList()));
    }

    private static TraitListRow.Key key(TraitsVersion version) {
        return new TraitListRow.Key(version.name(), version.version());
    }

    private static String write(TraitList traits) {
        try {
            return JSON.writeValueAsString(traits);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of ideas that cannot be written", e);
        }
    }

    private static TraitList read(String content) {
        try {
            return JSON.readValue(content, TraitList.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column does not hold the ideas written there", e);
        }
    }
}

package dev.semanticpassport.passport.probeset.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.passport.probeset.ProbeSet;
import dev.semanticpassport.passport.probeset.ShippedProbeSets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The probe sets: those that come with the project, and those that somebody stored. */
@ApplicationScoped
public class ProbeSets {
    private static final ObjectMapper JSON = EventJson.mapper();

    private final Clock clock;

    @Inject
    ProbeSets(Clock clock) {
        this.clock = clock;
    }

    /** What became of a set that was to be stored. */
    enum Stored {
        NEW,
        THE_SAME,
        /** The version stands with other content. */
        TAKEN
    }

    /** A stored set without its prompts. */
    record Listed(String name, int version, String language, int prompts) {
        static Listed of(ProbeSet set) {
            return new Listed(
                    set.set().name(), set.set().version(), set.language(), set.prompts().size());
        }
    }

    /** Empty where there is no such set. */
    public Uni<Optional<ProbeSet>> find(Mutiny.Session session, ProbeSetVersion wanted) {
        Optional<ProbeSet> shipped = ShippedProbeSets.find(wanted);
        return shipped.isPresent()
                ? Uni.createFrom().item(shipped)
                : session.find(
                                ProbeSetRow.class,
                                new ProbeSetRow.Key(wanted.name(), wanted.version()))
                        .map(row -> Optional.ofNullable(row).map(found -> read(found.content)));
    }

    /** Stores a version once; the same content again changes nothing. */
    Uni<Stored> store(Mutiny.Session session, ProbeSet set) {
        if (ShippedProbeSets.owns(set.set().name())) {
            return Uni.createFrom()
                    .item(
                            ShippedProbeSets.find(set.set()).filter(set::equals).isPresent()
                                    ? Stored.THE_SAME
                                    : Stored.TAKEN);
        }
        String digest = CanonicalJson.sha256(JSON.valueToTree(set)).hex();
        return session.createNativeQuery(
                        """
                        insert into probe_set (name, version, digest, content, stored_at) \
                        values (:name, :version, :digest, :content, :now) on conflict do nothing\
                        """)
                .setParameter("name", set.set().name())
                .setParameter("version", set.set().version())
                .setParameter("digest", digest)
                .setParameter("content", write(set))
                .setParameter("now", clock.instant())
                .executeUpdate()
                .chain(inserted ->
                        inserted == 1
                                ? Uni.createFrom().item(Stored.NEW)
                                : session.find(
                                                ProbeSetRow.class,
                                                new ProbeSetRow.Key(
                                                        set.set().name(), set.set().version()))
                                        .map(known ->
                                                known.digest.equals(digest)
                                                        ? Stored.THE_SAME
                                                        : Stored.TAKEN));
    }

    /** Those of the project first, then the stored ones by name and version. */
    Uni<List<Listed>> list(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "from ProbeSetRow order by name, version", ProbeSetRow.class)
                .setMaxResults(1_000)
                .getResultList()
                .map(rows ->
                        java.util.stream.Stream.concat(
                                        ShippedProbeSets.all().stream(),
                                        rows.stream().map(row -> read(row.content)))
                                .map(Listed::of)
                                .toList());
    }

    private static String write(ProbeSet set) {
        try {
            return JSON.writeValueAsString(set);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a probe set that cannot be written", e);
        }
    }

    private static ProbeSet read(String content) {
        try {
            return JSON.readValue(content, ProbeSet.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column does not hold the probe set written", e);
        }
    }
}

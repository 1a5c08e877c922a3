package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.scoring.panels.PanelContent;
import dev.semanticpassport.scoring.panels.PanelVersion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads panels; changes nothing. */
@ApplicationScoped
public class PanelReading {
    private static final int MOST_LISTED = 1_000;

    private final Mutiny.SessionFactory sessions;

    PanelReading(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A panel without its models. */
    public record Listed(PanelVersion panel, @Nullable PanelVersion cohort, Instant createdAt) {
        static Listed of(PanelRow row, int version) {
            return new Listed(new PanelVersion(row.name, version), row.cohort(), row.createdAt);
        }
    }

    /** A model of a panel without its answers. */
    public record Member(
            String model,
            String family,
            int answers,
            long bytes,
            @Nullable UUID verification,
            String digest) {}

    /** A panel's version and its models in the order of their names. */
    public record Shown(Listed panel, List<Member> models) {
        public Shown {
            models = List.copyOf(models);
        }
    }

    /** The panels by name, each at its newest version. */
    public Uni<List<Listed>> list() {
        return sessions.withSession(session ->
                session.createSelectionQuery("from PanelRow order by name", PanelRow.class)
                        .setMaxResults(MOST_LISTED)
                        .getResultList()
                        .map(rows ->
                                rows.stream().map(row -> Listed.of(row, row.version)).toList()));
    }

    /**
     * Empty where there is no such version.
     *
     * @param version null for the newest
     */
    public Uni<Optional<Shown>> show(String name, @Nullable Integer version) {
        return sessions.withSession(session ->
                session.find(PanelRow.class, name)
                        .chain(row ->
                                row == null || (version != null && version > row.version)
                                        ? Uni.createFrom().item(Optional.empty())
                                        : show(
                                                        session,
                                                        row,
                                                        version == null ? row.version : version)
                                                .map(Optional::of)));
    }

    private static Uni<Shown> show(Mutiny.Session session, PanelRow row, int version) {
        return session.createSelectionQuery(
                        "select model, family, answers, bytes, verification, digest from"
                                + " PanelModelRow where panel = :panel and since <= :version and"
                                + " (until is null or until > :version) order by model",
                        Object[].class)
                .setParameter("panel", row.name)
                .setParameter("version", version)
                .getResultList()
                .map(models ->
                        new Shown(
                                Listed.of(row, version),
                                models.stream()
                                        .map(model ->
                                                new Member(
                                                        (String) model[0],
                                                        (String) model[1],
                                                        (Integer) model[2],
                                                        (Long) model[3],
                                                        (UUID) model[4],
                                                        (String) model[5]))
                                        .toList()));
    }

    /**
     * All that a version holds, packed: unpacking takes time and belongs off the event loop. Empty
     * where there is no such version.
     */
    public Uni<Optional<Supplier<PanelContent>>> content(PanelVersion panel) {
        return sessions.withSession(session ->
                session.find(PanelRow.class, panel.name())
                        .chain(row -> {
                            if (row == null || row.version < panel.version()) {
                                return Uni.createFrom().item(Optional.empty());
                            }
                            return models(session, panel)
                                    .chain(models ->
                                            cohort(session, row)
                                                    .map(cohort ->
                                                            Optional.of(() ->
                                                                    new PanelContent(
                                                                            panel,
                                                                            unpacked(models),
                                                                            unpacked(cohort)))));
                        }));
    }

    private static Uni<List<PanelModelRow>> cohort(Mutiny.Session session, PanelRow row) {
        PanelVersion cohort = row.cohort();
        return cohort == null ? Uni.createFrom().item(List.of()) : models(session, cohort);
    }

    private static Uni<List<PanelModelRow>> models(Mutiny.Session session, PanelVersion panel) {
        return session.createSelectionQuery(
                        "from PanelModelRow where panel = :panel and since <= :version and (until is"
                                + " null or until > :version) order by model",
                        PanelModelRow.class)
                .setParameter("panel", panel.name())
                .setParameter("version", panel.version())
                .getResultList();
    }

    private static List<KnownModel> unpacked(List<PanelModelRow> rows) {
        return rows.stream()
                .map(row ->
                        new KnownModel(row.model, row.family, PackedAnswers.unpack(row.content)))
                .toList();
    }
}

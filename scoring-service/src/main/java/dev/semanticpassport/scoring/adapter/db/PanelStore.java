package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.scoring.adapter.RecognisingConfig;
import dev.semanticpassport.scoring.panels.PanelChange;
import dev.semanticpassport.scoring.panels.PanelVersion;
import dev.semanticpassport.scoring.panels.Prompts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Changes panels. Whoever changes one holds its row's lock, so that versions follow each other. */
@ApplicationScoped
public class PanelStore {
    private final Mutiny.SessionFactory sessions;
    private final RecognisingConfig config;

    PanelStore(Mutiny.SessionFactory sessions, RecognisingConfig config) {
        this.sessions = sessions;
        this.config = config;
    }

    /**
     * Makes a panel without models; the same again changes nothing.
     *
     * @param cohort from whose models is learnt what is usual
     */
    public Uni<PanelChange> create(String name, @Nullable PanelVersion cohort) {
        return sessions.withTransaction(session ->
                cohort == null
                        ? create(session, name, null)
                        : session.find(PanelRow.class, cohort.name())
                                .chain(known ->
                                        known == null || known.version < cohort.version()
                                                ? unknown(
                                                        "panel "
                                                                + cohort.inWords()
                                                                + ", which is to be the cohort")
                                                : create(session, name, cohort)));
    }

    private static Uni<PanelChange> create(
            Mutiny.Session session, String name, @Nullable PanelVersion cohort) {
        return session.createNativeQuery(
                        """
                        insert into panel (name, cohort_name, cohort_version, created_at)
                        values (:name, :cohort, cast(cast(:version as text) as integer), :now) on conflict do nothing
                        """)
                .setParameter("name", name)
                .setParameter("cohort", cohort == null ? null : cohort.name())
                .setParameter("version", cohort == null ? null : String.valueOf(cohort.version()))
                .setParameter("now", Instant.now())
                .executeUpdate()
                .chain(() -> session.find(PanelRow.class, name))
                .map(row ->
                        Objects.equals(row.cohort(), cohort)
                                ? new PanelChange.Stands(new PanelVersion(name, row.version), 0)
                                : new PanelChange.Conflict(
                                        "panel "
                                                + name
                                                + " stands with "
                                                + told(row.cohort())
                                                + ", which is fixed when it is made"));
    }

    private static String told(@Nullable PanelVersion cohort) {
        return cohort == null ? "no cohort" : "the cohort " + cohort.inWords();
    }

    /** Puts a model into the next version; the same answers again change nothing. */
    public Uni<PanelChange> enrol(String panel, KnownModel model, @Nullable UUID verification) {
        return locked(panel, row -> session -> enrol(session, row, model, verification));
    }

    /** Puts a model into the next version by the answers that a verification has kept. */
    public Uni<PanelChange> enrol(String panel, String model, String family, UUID verification) {
        return sessions.withSession(session -> session.find(EvidenceRow.class, verification))
                .chain(row -> {
                    if (row == null) {
                        return unknown("answer of verification " + verification);
                    }
                    return row.isDecided()
                            ? sessions.withSession(
                                            session -> KeptAnswers.read(session, verification))
                                    .chain(answers ->
                                            enrol(panel, model, family, verification, answers))
                            : Uni.createFrom()
                                    .item(
                                            new PanelChange.Conflict(
                                                    "verification "
                                                            + verification
                                                            + " still runs: enrol it once it is"
                                                            + " settled"));
                });
    }

    private Uni<PanelChange> enrol(
            String panel,
            String model,
            String family,
            UUID verification,
            List<GivenAnswer> answers) {
        return answers.isEmpty()
                ? unknown("answer to a probe set kept of verification " + verification)
                : enrol(panel, new KnownModel(model, family, answers), verification);
    }

    /** Takes a model out of the next version; earlier ones keep it. */
    public Uni<PanelChange> remove(String panel, String model) {
        return locked(
                panel,
                row ->
                        session ->
                                current(session, panel, model)
                                        .map(known -> {
                                            if (known == null) {
                                                return new PanelChange.Unknown(
                                                        "model " + model + " in panel " + panel);
                                            }
                                            row.version++;
                                            known.until = row.version;
                                            return new PanelChange.Stands(
                                                    new PanelVersion(panel, row.version), 0);
                                        }));
    }

    private Uni<PanelChange> locked(
            String panel, Function<PanelRow, Function<Mutiny.Session, Uni<PanelChange>>> work) {
        return sessions.withTransaction(session ->
                session.find(PanelRow.class, panel, LockMode.PESSIMISTIC_WRITE)
                        .chain(row ->
                                row == null
                                        ? unknown("panel " + panel)
                                        : work.apply(row).apply(session)));
    }

    private Uni<PanelChange> enrol(
            Mutiny.Session session, PanelRow panel, KnownModel model, @Nullable UUID verification) {
        String digest = PackedAnswers.digest(model.answers());
        long bytes = PackedAnswers.bytes(model.answers());
        return twin(session, panel.name, model.name(), digest)
                .chain(twin -> {
                    if (twin != null) {
                        return Uni.createFrom()
                                .item(
                                        new PanelChange.Conflict(
                                                model.name()
                                                        + " answers word for word like "
                                                        + twin
                                                        + ", which the panel holds: two entries"
                                                        + " that cannot be told apart would hide"
                                                        + " each other"));
                    }
                    return size(session, panel.name)
                            .chain(held ->
                                    enrol(
                                            session,
                                            panel,
                                            row(model, digest, bytes, verification),
                                            held));
                });
    }

    private Uni<PanelChange> enrol(
            Mutiny.Session session, PanelRow panel, PanelModelRow next, long held) {
        return current(session, panel.name, next.model)
                .chain(known -> {
                    if (known != null
                            && known.digest.equals(next.digest)
                            && known.family.equals(next.family)) {
                        return Uni.createFrom()
                                .item(
                                        new PanelChange.Stands(
                                                new PanelVersion(panel.name, panel.version),
                                                known.answers));
                    }
                    long others = held - (known == null ? 0 : known.bytes);
                    if (others + next.bytes > config.largestPanel().asLongValue()) {
                        return Uni.createFrom()
                                .item(
                                        new PanelChange.Refused(
                                                "panel %s would hold %d bytes of answers, above the bound of %d (scoring.recognising.largest-panel): enrol with fewer prompts"
                                                        .formatted(
                                                                panel.name,
                                                                others + next.bytes,
                                                                config.largestPanel()
                                                                        .asLongValue())));
                    }
                    panel.version++;
                    if (known != null) {
                        known.until = panel.version;
                    }
                    next.panel = panel.name;
                    next.since = panel.version;
                    return session.flush()
                            .chain(() -> session.persist(next))
                            .replaceWith(
                                    new PanelChange.Stands(
                                            new PanelVersion(panel.name, panel.version),
                                            next.answers));
                });
    }

    private static PanelModelRow row(
            KnownModel model, String digest, long bytes, @Nullable UUID verification) {
        PanelModelRow row = new PanelModelRow();
        row.model = model.name();
        row.family = model.family();
        row.verification = verification;
        row.digest = digest;
        row.answers = model.answers().size();
        row.bytes = bytes;
        row.content = PackedAnswers.pack(model.answers());
        row.storedAt = Instant.now();
        return row;
    }

    private static Uni<@Nullable String> twin(
            Mutiny.Session session, String panel, String model, String digest) {
        return session.createSelectionQuery(
                        "select model from PanelModelRow where panel = :panel and digest = :digest"
                                + " and until is null and model <> :model",
                        String.class)
                .setParameter("panel", panel)
                .setParameter("digest", digest)
                .setParameter("model", model)
                .getSingleResultOrNull();
    }

    private static Uni<Long> size(Mutiny.Session session, String panel) {
        return session.createSelectionQuery(
                        "select coalesce(sum(bytes), 0) from PanelModelRow where panel = :panel and"
                                + " until is null",
                        Long.class)
                .setParameter("panel", panel)
                .getSingleResult();
    }

    private static Uni<@Nullable PanelModelRow> current(
            Mutiny.Session session, String panel, String model) {
        return session.createSelectionQuery(
                        "from PanelModelRow where panel = :panel and model = :model and until is"
                                + " null",
                        PanelModelRow.class)
                .setParameter("panel", panel)
                .setParameter("model", model)
                .getSingleResultOrNull();
    }

    private static Uni<PanelChange> unknown(String what) {
        return Uni.createFrom().item(new PanelChange.Unknown(what));
    }

    /** An answer to a prompt, as a panel knows it. */
    public static GivenAnswer given(String prompt, String text) {
        return new GivenAnswer(Prompts.key(prompt), text);
    }
}

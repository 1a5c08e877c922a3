package dev.semanticpassport.passport.fleet.adapter;

import dev.semanticpassport.contracts.FleetSettled;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.fleet.FleetReport;
import dev.semanticpassport.passport.fleet.FleetReporting;
import dev.semanticpassport.passport.log.adapter.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Settles fleets: state, report, log leaf and event become visible together. */
@ApplicationScoped
class FleetSettling {
    private static final Logger LOG = Logger.getLogger(FleetSettling.class);

    private final Log log;
    private final Outbox outbox;
    private final Clock clock;

    FleetSettling(Log log, Outbox outbox, Clock clock) {
        this.log = log;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The leaf of a fleet's report, in the form in which it stands in the log. */
    record FleetLeaf(String type, UUID fleet, UUID passport, String digest) {}

    /** Settles a row that the caller has locked, once all its models ended. */
    Uni<Void> settle(Mutiny.Session session, FleetRow row) {
        return session.createSelectionQuery(
                        "from FleetModelRow where fleetId = :id order by place",
                        FleetModelRow.class)
                .setParameter("id", row.id)
                .getResultList()
                .map(models ->
                        FleetReporting.report(
                                row.request(), models.stream().map(FleetModelRow::member).toList()))
                .chain(report -> settle(session, row, report));
    }

    private Uni<Void> settle(Mutiny.Session session, FleetRow row, FleetReport report) {
        byte[] body = ColumnJson.canonical(report);
        String digest = Sha256.of(body).hex();
        row.state = FleetRow.State.SETTLED;
        row.reportBody = new String(body, StandardCharsets.UTF_8);
        row.reportDigest = digest;
        row.settledAt = clock.instant();
        LOG.infof(
                "fleet settled: fleet=%s models=%d recognised=%d",
                row.id, report.models(), report.recognised());
        byte[] leaf = ColumnJson.canonical(new FleetLeaf("fleet", row.id, row.passportId, digest));
        return outbox.appendAll(session, List.of(event(report, digest)), row.traceparent)
                // Last, for whoever appends to the log makes others wait until the commit.
                .chain(() -> log.append(session, leaf))
                .invoke(index -> row.logIndex = index)
                .replaceWithVoid();
    }

    /** What a settled fleet's event says. */
    static FleetSettled event(FleetRow row) {
        return event(ColumnJson.read(row.reportBody, FleetReport.class), row.reportDigest);
    }

    private static FleetSettled event(FleetReport report, String digest) {
        return new FleetSettled(
                report.fleet(),
                report.passport(),
                report.error(),
                report.alpha(),
                report.models(),
                report.recognised(),
                report.notRecognised(),
                report.undecided(),
                report.refused(),
                digest);
    }
}

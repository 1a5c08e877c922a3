package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.scoring.panels.PanelVersion;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A panel; its row is the lock under which its models change. */
@Entity
@Table(name = "panel")
@NullUnmarked
class PanelRow {
    @Id String name;
    int version;
    String cohortName;
    Integer cohortVersion;
    Instant createdAt;

    /** Null where its own models teach what is usual. */
    @Nullable PanelVersion cohort() {
        return cohortName == null ? null : new PanelVersion(cohortName, cohortVersion);
    }
}

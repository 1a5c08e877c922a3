package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.scoring.folding.Standing;
import java.time.Instant;
import java.util.UUID;

/** What is stored about one verification, its answers left out. */
public record StoredVerification(
        UUID verificationId, Rule rule, int revision, Standing standing, Instant updatedAt) {}

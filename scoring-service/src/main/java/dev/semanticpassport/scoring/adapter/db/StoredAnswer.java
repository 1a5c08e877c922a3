package dev.semanticpassport.scoring.adapter.db;

import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.scoring.reading.Reading;

/** One outcome of the audit trail, with how it was read when it was stored. */
public record StoredAnswer(ProbeAnswered answered, Reading reading, int askings) {}

package dev.semanticpassport.scoring.adapter.db;

import java.util.UUID;

/** One probe of one verification. */
record AnswerKey(UUID verificationId, int ordinal) {}

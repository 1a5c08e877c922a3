package dev.semanticpassport.passport.keys;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.core.signing.UnreadableFileException;

/** Envelopes as requests bring them. */
public final class Envelopes {
    private Envelopes() {}

    /** Reads an envelope strictly; the problem names the field. */
    public static DsseEnvelope read(byte[] body) {
        try {
            return DsseEnvelope.fromJson(JsonFields.of("envelope", body));
        } catch (UnreadableFileException e) {
            throw problem(e);
        }
    }

    /** What cannot be read, as the request's fault. */
    public static RuntimeException problem(UnreadableFileException e) {
        return badField(e.field().isEmpty() ? "body" : e.field(), String.valueOf(e.getMessage()));
    }
}

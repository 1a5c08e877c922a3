package dev.semanticpassport.passport.document;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.conflict;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.passport.keys.Envelopes;
import java.util.Arrays;
import java.util.Optional;

/** What a signed revision must be before it is logged. */
public final class SignedRevisions {
    private SignedRevisions() {}

    /** The document in an envelope, which is byte for byte the one that it makes. */
    public static PassportDocument read(DsseEnvelope envelope) {
        check(
                envelope.payloadType().equals(DsseEnvelope.IN_TOTO),
                "payloadType",
                "must be " + DsseEnvelope.IN_TOTO);
        check(envelope.signatures().size() == 1, "signatures", "must be one signature");
        PassportDocument document;
        try {
            document = new PassportFile(envelope, Optional.empty()).document("envelope");
        } catch (UnreadableFileException e) {
            throw Envelopes.problem(e);
        }
        check(
                Arrays.equals(
                        envelope.payloadBytes(), PassportFile.statement(document).canonicalBytes()),
                "payload",
                "is not the canonical statement of its document");
        Bounds.line(document.edition().name(), "payload.predicate.name", 256);
        return document;
    }

    /** Refuses what does not follow the newest revision. */
    public static void requireNext(
            PassportDocument document, String author, IssuedPassport newest) {
        var edition = document.edition();
        if (!edition.passportId().equals(newest.passportId())) {
            throw badField(
                    "payload.predicate.passportId", "passportId is that of another passport");
        }
        if (!edition.author().equals(author)) {
            throw badField(
                    "payload.predicate.author", "author must stay the same in every revision");
        }
        boolean follows = edition.previous().equals(Optional.of(newest.digest()));
        if (edition.revision() != newest.revision() + 1 || !follows) {
            throw conflict(
                    "payload.predicate.previous",
                    "the newest revision is "
                            + newest.revision()
                            + " with digest "
                            + newest.digest()
                            + "; the signed one does not follow it");
        }
    }
}

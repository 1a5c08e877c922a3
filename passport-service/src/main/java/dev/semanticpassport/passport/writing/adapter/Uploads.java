package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.problem.RequestProblem;
import dev.semanticpassport.passport.secrets.adapter.PieceCutting;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.writing.ImportNotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes files piece by piece, and seals each piece before the next one is read. */
@ApplicationScoped
class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final int TOKEN_BYTES = 32;
    private static final int READ_BYTES = 64 * 1024;

    private final Imports imports;
    private final WritingConfig config;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Uploads(Imports imports, WritingConfig config) {
        this.imports = imports;
        this.config = config;
    }

    /**
     * An import whose file is here.
     *
     * @param token opens its notes; told once
     */
    record Taken(ImportRow row, String token) {
        @Override
        public String toString() {
            return "Taken[" + row.id + "]";
        }
    }

    /** Takes a whole file; call it where waiting is allowed. */
    Taken take(UUID passportId, ImportNotes told, InputStream file) {
        byte[] drawn = new byte[TOKEN_BYTES];
        random.nextBytes(drawn);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        ImportRow row =
                OffLoop.await(() ->
                        imports.begin(
                                passportId, Sha256.ofText(token).bytes(), NotesJson.write(told)));
        try {
            long bytes = copy(row.id, file);
            RequestProblem.check(bytes > 0, "body", "is empty");
            OffLoop.await(() -> imports.received(row.id));
        } catch (IOException brokenOff) {
            giveUp(row.id, "the file broke off");
            throw RequestProblem.badField("body", "the body broke off");
        } catch (RuntimeException refused) {
            giveUp(
                    row.id,
                    refused instanceof RequestProblem problem
                            ? problem.detail()
                            : "the service failed to keep it");
            throw refused;
        }
        LOG.infof("import received: import=%s passport=%s", row.id, passportId);
        return new Taken(row, token);
    }

    private long copy(UUID id, InputStream file) throws IOException {
        long largest = config.largestFile().asLongValue();
        byte[] read = new byte[READ_BYTES];
        long bytes = 0;
        try (PieceCutting pieces =
                new PieceCutting(
                        (place, piece) -> OffLoop.await(() -> imports.receive(id, place, piece)))) {
            for (int count = file.read(read); count >= 0; count = file.read(read)) {
                bytes += count;
                if (bytes > largest) {
                    throw RequestProblem.tooLarge(
                            "body", "the body is above the bound of " + largest + " bytes");
                }
                pieces.write(read, 0, count);
            }
        }
        return bytes;
    }

    private void giveUp(UUID id, String reason) {
        OffLoop.await(() -> imports.fail(id, 0, reason));
    }
}

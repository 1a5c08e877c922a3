package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.passport.secrets.adapter.PieceReading;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces.Kind;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.writing.MessageJoining;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.MessageFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens the messages of a passport's imports. */
@ApplicationScoped
public class StoredMessages {
    private final Mutiny.SessionFactory sessions;
    private final Imports imports;
    private final SealedPieces pieces;

    @Inject
    StoredMessages(Mutiny.SessionFactory sessions, Imports imports, SealedPieces pieces) {
        this.sessions = sessions;
        this.imports = imports;
        this.pieces = pieces;
    }

    /** All messages of a passport, each once; call it where waiting is allowed. */
    public List<Message> of(UUID passportId) {
        return joined(
                OffLoop.await(
                        () -> sessions.withSession(session -> imports.done(session, passportId))));
    }

    /** How much the messages of these imports are, rounded up to whole pieces. */
    long bytes(List<UUID> imported) {
        return OffLoop.await(() ->
                sessions.withSession(session -> pieces.count(session, imported, Kind.MESSAGES)))
                * SealedPieces.PIECE_BYTES;
    }

    /** The messages of these imports, the newest first. */
    List<Message> joined(List<UUID> imported) {
        MessageJoining joining = new MessageJoining();
        for (UUID id : imported) {
            try (InputStream stored = new PieceReading(place -> piece(id, place))) {
                MessageFile.read("import " + id, stored, joining::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return joining.joined();
    }

    private byte[] piece(UUID id, int place) {
        return OffLoop.await(() ->
                sessions.withSession(session -> pieces.piece(session, id, Kind.MESSAGES, place)));
    }
}

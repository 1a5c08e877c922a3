package dev.semanticpassport.passport.secrets.adapter;

import dev.semanticpassport.core.signing.Sealed;
import dev.semanticpassport.core.signing.Sealing;
import dev.semanticpassport.passport.secrets.SecretIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What authors wrote, as it rests in the database: in pieces, each sealed to its place. */
@ApplicationScoped
public class SealedPieces {

    /** The most bytes of one piece. */
    public static final int PIECE_BYTES = 256 * 1024;

    private final Sealing sealing;
    private final SecureRandom random = new SecureRandom();

    /** What the pieces of an owner are. */
    public enum Kind {
        /** Names of files, and what is wrong in them. */
        NOTES,
        /** A file as it was sent. */
        FILE,
        MESSAGES,
        /** A tree as it was built or given. */
        TREE
    }

    @Inject
    SealedPieces(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Keeps one piece in the session's transaction, in place of any that stood there. */
    public Uni<Void> put(Mutiny.Session session, UUID owner, Kind kind, int place, byte[] clear) {
        return session.createNativeQuery(
                        """
                        insert into sealed_piece (owner, kind, place, sealed)
                        values (:owner, :kind, :place, :sealed)
                        on conflict (owner, kind, place) do update set sealed = excluded.sealed
                        """)
                .setParameter("owner", owner)
                .setParameter("kind", kind.name())
                .setParameter("place", place)
                .setParameter("sealed", seal(clear, owner, kind, place))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Keeps bytes in as many pieces as they need, from place 0 on. */
    public Uni<Void> putAll(Mutiny.Session session, UUID owner, Kind kind, byte[] clear) {
        Uni<Void> kept = Uni.createFrom().voidItem();
        int pieces = Math.max(1, (clear.length + PIECE_BYTES - 1) / PIECE_BYTES);
        for (int place = 0; place < pieces; place++) {
            int at = place;
            kept =
                    kept.chain(() ->
                            put(
                                    session,
                                    owner,
                                    kind,
                                    at,
                                    Arrays.copyOfRange(
                                            clear,
                                            at * PIECE_BYTES,
                                            Math.min(clear.length, (at + 1) * PIECE_BYTES))));
        }
        return kept;
    }

    /** One piece; null where there is none at this place. */
    public Uni<byte @Nullable []> piece(Mutiny.Session session, UUID owner, Kind kind, int place) {
        return session.find(PieceRow.class, new PieceRow.Key(owner, kind, place))
                .invoke(row -> {
                    if (row != null) {
                        session.detach(row);
                    }
                })
                .map(row -> row == null ? null : open(row));
    }

    /** How many pieces of a kind there are, of all these owners. */
    public Uni<Long> count(Mutiny.Session session, List<UUID> owners, Kind kind) {
        return session.createSelectionQuery(
                        "select count(*) from PieceRow where owner in :owners and kind = :kind",
                        Long.class)
                .setParameter("owners", owners)
                .setParameter("kind", kind)
                .getSingleResult();
    }

    /** All pieces as one; empty where there is none. Only for what fits into memory. */
    public Uni<byte[]> all(Mutiny.Session session, UUID owner, Kind kind) {
        return session.createSelectionQuery(
                        "from PieceRow where owner = :owner and kind = :kind order by place",
                        PieceRow.class)
                .setParameter("owner", owner)
                .setParameter("kind", kind)
                .setReadOnly(true)
                .getResultList()
                .map(ArrayList::new)
                .map(this::joined);
    }

    /** Forgets the pieces of a kind. */
    public Uni<Void> drop(Mutiny.Session session, UUID owner, Kind kind) {
        return session.createMutationQuery(
                        "delete from PieceRow where owner = :owner and kind = :kind")
                .setParameter("owner", owner)
                .setParameter("kind", kind)
                .executeUpdate()
                .replaceWithVoid();
    }

    private byte[] joined(List<PieceRow> rows) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).place != place) {
                throw new IllegalStateException("a piece is missing at place " + place);
            }
            all.writeBytes(open(rows.get(place)));
        }
        return all.toByteArray();
    }

    private byte[] seal(byte[] clear, UUID owner, Kind kind, int place) {
        if (clear.length > PIECE_BYTES) {
            throw new IllegalArgumentException("a piece of " + clear.length + " bytes");
        }
        return sealing.seal(clear, SecretIdentity.piece(owner, kind.name(), place), random).bytes();
    }

    private byte[] open(PieceRow row) {
        return sealing.open(
                Sealed.fromBytes(row.sealed),
                SecretIdentity.piece(row.owner, row.kind.name(), row.place));
    }
}

package dev.semanticpassport.passport.secrets.adapter;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads pieces as one stream, and holds no more than one of them. */
public final class PieceReading extends InputStream {
    private final IntFunction<byte @Nullable []> pieces;
    private byte @Nullable [] piece = new byte[0];
    private int next;
    private int place;

    /**
     * @param pieces the piece at a place from 0 on, null after the last; may wait
     */
    public PieceReading(IntFunction<byte @Nullable []> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) {
        Objects.checkFromIndexSize(from, count, into.length);
        if (count == 0) {
            return 0;
        }
        while (piece != null && next == piece.length) {
            piece = pieces.apply(place);
            place++;
            next = 0;
        }
        if (piece == null) {
            return -1;
        }
        int taken = Math.min(count, piece.length - next);
        System.arraycopy(piece, next, into, from, taken);
        next += taken;
        return taken;
    }
}

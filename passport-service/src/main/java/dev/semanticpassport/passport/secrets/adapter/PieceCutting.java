package dev.semanticpassport.passport.secrets.adapter;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Cuts a stream into pieces that can be sealed, and holds no more than one of them. */
public final class PieceCutting extends OutputStream {
    private final Sink sink;
    private final byte[] piece = new byte[SealedPieces.PIECE_BYTES];
    private int filled;
    private int place;

    /** Takes pieces as they are full, in order. */
    @FunctionalInterface
    public interface Sink {
        /** May wait until the piece is kept. */
        void take(int place, byte[] piece);
    }

    public PieceCutting(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        Objects.checkFromIndexSize(from, count, bytes.length);
        int taken = 0;
        while (taken < count) {
            int fits = Math.min(count - taken, piece.length - filled);
            System.arraycopy(bytes, from + taken, piece, filled, fits);
            filled += fits;
            taken += fits;
            if (filled == piece.length) {
                giveAway();
            }
        }
    }

    /** Gives away the last piece, which may be short. */
    @Override
    public void close() {
        if (filled > 0) {
            giveAway();
        }
    }

    private void giveAway() {
        sink.take(place, Arrays.copyOf(piece, filled));
        place++;
        filled = 0;
    }
}

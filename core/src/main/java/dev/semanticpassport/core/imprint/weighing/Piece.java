package dev.semanticpassport.core.imprint.weighing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A token, said or not, and the chance that the model gave it. Its bytes may be half a character.
 */
public final class Piece {
    private final byte[] bytes;
    private final double chance;

    /**
     * A token by its bytes.
     *
     * @param chance in [0, 1], given what was said before
     * @throws IllegalArgumentException when the chance is none
     */
    public Piece(byte[] bytes, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("a chance is between 0 and 1, not " + chance);
        }
        this.bytes = bytes.clone();
        this.chance = chance;
    }

    /** A token that is a text by itself. */
    public static Piece of(String text, double chance) {
        return new Piece(text.getBytes(StandardCharsets.UTF_8), chance);
    }

    /** The chance that the model gave it, given what was said before. */
    public double chance() {
        return chance;
    }

    boolean sameBytes(Piece other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** Some bytes with this token's behind them. */
    byte[] after(byte[] before) {
        byte[] both = Arrays.copyOf(before, before.length + bytes.length);
        System.arraycopy(bytes, 0, both, before.length, bytes.length);
        return both;
    }
}

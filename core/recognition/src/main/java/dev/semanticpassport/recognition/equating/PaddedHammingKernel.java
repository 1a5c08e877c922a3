package dev.semanticpassport.recognition.equating;

/**
 * The published Hamming kernel (Gao, Liang, Guestrin, Model Equality Testing, ICLR 2025): texts are
 * cut or padded to one length, and the share of places at which both have the same character
 * counts, a pad being equal to a pad.
 *
 * @param characters that texts are cut or padded to, at least 1
 */
public record PaddedHammingKernel(int characters) implements TextKernel {
    public PaddedHammingKernel {
        if (characters < 1) {
            throw new IllegalArgumentException(
                    "A kernel looks at one character at least, not " + characters);
        }
    }

    @Override
    public double common(String left, String right) {
        int longer = Math.min(characters, Math.max(left.length(), right.length()));
        return HammingKernel.equal(left, right, characters) + characters - longer;
    }
}

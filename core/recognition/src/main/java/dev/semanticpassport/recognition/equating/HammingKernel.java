package dev.semanticpassport.recognition.equating;

/**
 * Likeness of two texts: how many of their first characters are equal at the same place, by the
 * geometric mean of their lengths, so that a text is 1 like itself (Gao, Liang, Guestrin, ICLR
 * 2025, with unit diagonal).
 *
 * @param characters of each text that are looked at, at least 1
 */
public record HammingKernel(int characters) {
    public HammingKernel {
        if (characters < 1) {
            throw new IllegalArgumentException(
                    "A kernel looks at one character at least, not " + characters);
        }
    }

    /** In [0, 1]; two empty texts are 1 like each other, an empty one is 0 like any other. */
    public double of(String left, String right) {
        int lefts = Math.min(characters, left.length());
        int rights = Math.min(characters, right.length());
        if (lefts == 0 || rights == 0) {
            return lefts == rights ? 1 : 0;
        }
        int equal = 0;
        for (int i = 0; i < Math.min(lefts, rights); i++) {
            equal += left.charAt(i) == right.charAt(i) ? 1 : 0;
        }
        return equal / Math.sqrt((double) lefts * rights);
    }
}

package dev.semanticpassport.recognition.equating;

/**
 * Likeness of two texts: how many of their first characters are equal at the same place, by the
 * geometric mean of their lengths. Texts are not padded, so that short ones are not alike by what
 * they lack; see {@link PaddedHammingKernel} for the published form.
 *
 * @param characters of each text that are looked at, at least 1
 */
public record HammingKernel(int characters) implements TextKernel {
    public HammingKernel {
        if (characters < 1) {
            throw new IllegalArgumentException(
                    "A kernel looks at one character at least, not " + characters);
        }
    }

    @Override
    public double common(String left, String right) {
        return equal(left, right, characters);
    }

    /** Places among the first so many at which both have the same character. */
    static int equal(String left, String right, int characters) {
        int shorter = Math.min(characters, Math.min(left.length(), right.length()));
        int equal = 0;
        for (int i = 0; i < shorter; i++) {
            equal += left.charAt(i) == right.charAt(i) ? 1 : 0;
        }
        return equal;
    }
}

package dev.semanticpassport.recognition.equating;

/**
 * Every run of characters is a feature, by how often it stands in the text: the all-substrings
 * kernel, the spectrum kernel of all lengths at once. Takes time by the product of both lengths.
 *
 * @param characters of each text that are looked at, at least 1
 * @param longest run that counts, at least 1
 */
public record SubstringKernel(int characters, int longest) implements TextKernel {
    public SubstringKernel {
        if (characters < 1 || longest < 1) {
            throw new IllegalArgumentException(
                    "A kernel looks at one character at least, not %d by runs of %d"
                            .formatted(characters, longest));
        }
    }

    /** All runs, however long. */
    public static SubstringKernel all(int characters) {
        return new SubstringKernel(characters, characters);
    }

    @Override
    public double common(String left, String right) {
        int lefts = Math.min(characters, left.length());
        int rights = Math.min(characters, right.length());
        // how long the run is that ends here in both: that many runs they have in common there
        int[] ending = new int[rights + 1];
        long common = 0;
        for (int i = 0; i < lefts; i++) {
            for (int j = rights; j > 0; j--) {
                ending[j] = left.charAt(i) == right.charAt(j - 1) ? ending[j - 1] + 1 : 0;
                common += Math.min(longest, ending[j]);
            }
        }
        return common;
    }
}

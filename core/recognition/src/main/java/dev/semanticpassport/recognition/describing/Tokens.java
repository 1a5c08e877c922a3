package dev.semanticpassport.recognition.describing;

import java.util.Arrays;

/**
 * The tokens of a text in order, each as a 64-bit hash of its lower-case characters: words
 * (letters, with an apostrophe inside), numbers, runs of line breaks, and every other character
 * that is not white space. Hashes instead of strings, because an answer is described without one
 * allocation a token.
 */
final class Tokens {
    private static final long START = mix(1);
    private static final long END = mix(2);

    private final long[] hashes;
    private final int words;

    private Tokens(long[] hashes, int words) {
        this.hashes = hashes;
        this.words = words;
    }

    static Tokens of(String text) {
        long[] hashes = new long[Math.max(8, text.length() / 3)];
        int size = 0;
        int words = 0;
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            int end;
            if (Character.isLetter(first)) {
                end = endOfWord(text, at);
                words++;
            } else if (Character.isDigit(first)) {
                end = endOf(text, at, Character::isDigit);
            } else if (first == '\n') {
                end = endOf(text, at, c -> c == '\n');
            } else if (Character.isWhitespace(first) || Character.isISOControl(first)) {
                at++;
                continue;
            } else {
                end = Character.isSurrogate(first) && at + 1 < text.length() ? at + 2 : at + 1;
            }
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
            }
            hashes[size++] = hash(text, at, end);
            at = end;
        }
        return new Tokens(Arrays.copyOf(hashes, size), words);
    }

    /** A hash for each token with the one before it; the ends of the text count as tokens. */
    long[] pairs() {
        long[] pairs = new long[hashes.length + 1];
        long before = START;
        for (int i = 0; i < hashes.length; i++) {
            pairs[i] = mix(31 * before + hashes[i]);
            before = hashes[i];
        }
        pairs[hashes.length] = mix(31 * before + END);
        return pairs;
    }

    int size() {
        return hashes.length;
    }

    int words() {
        return words;
    }

    long at(int index) {
        return hashes[index];
    }

    /** A copy in ascending order. */
    long[] sorted() {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static int endOfWord(String text, int start) {
        int end = endOf(text, start, Character::isLetter);
        if (end + 1 < text.length()
                && isApostrophe(text.charAt(end))
                && Character.isLetter(text.charAt(end + 1))) {
            return endOf(text, end + 1, Character::isLetter);
        }
        return end;
    }

    private static boolean isApostrophe(char character) {
        return character == '\'' || character == '\u2019';
    }

    private interface Kind {
        boolean holds(char character);
    }

    private static int endOf(String text, int start, Kind kind) {
        int end = start + 1;
        while (end < text.length() && kind.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long hash(String text, int start, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = start; i < end; i++) {
            char character = text.charAt(i);
            long plain = character == '\u2019' ? '\'' : Character.toLowerCase(character);
            hash = (hash ^ plain) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** The finishing step of splitmix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}

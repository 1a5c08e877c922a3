package dev.semanticpassport.meaning.building;

import java.util.Arrays;
import java.util.stream.IntStream;

/** An ascending set of sentences or passages, by number; small where few are in it. */
final class Numbers {
    private static final int[] NONE = {};

    private int[] numbers = NONE;
    private int size;

    void add(int number) {
        if (size > 0 && numbers[size - 1] >= number) {
            int at = Arrays.binarySearch(numbers, 0, size, number);
            if (at < 0) {
                grow();
                System.arraycopy(numbers, -at - 1, numbers, -at, size - (-at - 1));
                numbers[-at - 1] = number;
                size++;
            }
            return;
        }
        grow();
        numbers[size++] = number;
    }

    private void grow() {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(4, size * 2));
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The smallest; only where there is one. */
    int first() {
        return numbers[0];
    }

    boolean contains(int number) {
        return Arrays.binarySearch(numbers, 0, size, number) >= 0;
    }

    Numbers union(Numbers others) {
        Numbers all = new Numbers();
        all.numbers = new int[size + others.size];
        int i = 0;
        int j = 0;
        while (i < size || j < others.size) {
            if (j == others.size || (i < size && numbers[i] < others.numbers[j])) {
                all.numbers[all.size++] = numbers[i++];
            } else {
                if (i < size && numbers[i] == others.numbers[j]) {
                    i++;
                }
                all.numbers[all.size++] = others.numbers[j++];
            }
        }
        return all;
    }

    Numbers intersection(Numbers others) {
        Numbers both = new Numbers();
        int i = 0;
        int j = 0;
        while (i < size && j < others.size) {
            if (numbers[i] < others.numbers[j]) {
                i++;
            } else if (numbers[i] > others.numbers[j]) {
                j++;
            } else {
                both.add(numbers[i]);
                i++;
                j++;
            }
        }
        return both;
    }

    /** How many are in both. */
    int common(Numbers others) {
        return intersection(others).size;
    }

    /** Ascending. */
    IntStream stream() {
        return Arrays.stream(numbers, 0, size);
    }
}

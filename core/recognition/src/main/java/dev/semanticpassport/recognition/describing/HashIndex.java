package dev.semanticpassport.recognition.describing;

import java.util.Arrays;

/** From a 64-bit hash to its place in a list: open addressing, no boxing. */
final class HashIndex {
    private static final int NONE = -1;

    private final long[] keys;
    private final int[] places;
    private final int size;

    private HashIndex(long[] keys, int[] places, int size) {
        this.keys = keys;
        this.places = places;
        this.size = size;
    }

    /** The places of hashes that are all different. */
    static HashIndex of(long[] hashes) {
        int capacity = Integer.highestOneBit(Math.max(4, 4 * hashes.length));
        long[] keys = new long[capacity];
        int[] places = new int[capacity];
        Arrays.fill(places, NONE);
        for (int i = 0; i < hashes.length; i++) {
            int slot = slot(hashes[i], capacity);
            while (places[slot] != NONE) {
                slot = (slot + 1) & (capacity - 1);
            }
            keys[slot] = hashes[i];
            places[slot] = i;
        }
        return new HashIndex(keys, places, hashes.length);
    }

    int size() {
        return size;
    }

    /** The place of a hash, or -1. */
    int placeOf(long hash) {
        int slot = slot(hash, keys.length);
        while (places[slot] != NONE) {
            if (keys[slot] == hash) {
                return places[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return NONE;
    }

    private static int slot(long hash, int capacity) {
        return (int) hash & (capacity - 1);
    }
}

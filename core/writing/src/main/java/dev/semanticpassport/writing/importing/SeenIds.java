package dev.semanticpassport.writing.importing;

import java.util.Arrays;

/**
 * Which ids were met: 64 bits of hash for each, so that a million conversations cost 16 MB. Two
 * different ids in a million fall together once in 30 million imports; one is then named anew.
 */
final class SeenIds {
    private static final int SMALLEST = 1 << 6;

    private long[] hashes = new long[SMALLEST];
    private int size;

    /** Whether the id is new. */
    boolean add(String id) {
        long hash = hash(id);
        int slot = slot(hashes, hash);
        if (hashes[slot] == hash) {
            return false;
        }
        hashes[slot] = hash;
        if (++size * 2 > hashes.length) {
            grow();
        }
        return true;
    }

    void clear() {
        if (hashes.length > SMALLEST) {
            hashes = new long[SMALLEST];
        } else {
            Arrays.fill(hashes, 0);
        }
        size = 0;
    }

    private void grow() {
        long[] larger = new long[hashes.length * 2];
        for (long hash : hashes) {
            if (hash != 0) {
                larger[slot(larger, hash)] = hash;
            }
        }
        hashes = larger;
    }

    private static int slot(long[] table, long hash) {
        int slot = (int) (hash & table.length - 1);
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    /** FNV-1a, mixed; never 0, which marks an empty slot. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}

package dev.semanticpassport.writing.importing;

/**
 * What an archive may unpack to; one that goes beyond is not read further.
 *
 * @param bytes of everything in it
 * @param ratio of unpacked to packed bytes, which matters once {@code free} bytes were unpacked
 * @param free see {@code ratio}
 * @param entries files in it, archives within it included
 * @param depth archives within archives
 */
public record ArchiveBounds(long bytes, int ratio, long free, int entries, int depth) {
    private static final long MEBIBYTE = 1L << 20;

    /** Chats compress five- to twentyfold; a bomb does a thousandfold. */
    public static final ArchiveBounds USUAL =
            new ArchiveBounds(65_536 * MEBIBYTE, 100, 64 * MEBIBYTE, 1_000_000, 4);
}

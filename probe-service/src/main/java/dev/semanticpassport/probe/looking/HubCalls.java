package dev.semanticpassport.probe.looking;

import java.io.IOException;
import java.util.Optional;

/** Gets things from a hub. Blocks, and tries again as often as a failure deserves. */
public interface HubCalls {

    /**
     * Bytes of a file.
     *
     * @param end exclusive
     */
    record Range(long first, long end) {
        public int bytes() {
            return Math.toIntExact(end - first);
        }
    }

    /** What came. */
    final class Got {
        private final byte[] bytes;
        private final String tag;
        private final Optional<String> next;

        /**
         * Takes the bytes as they are; nobody writes to them any more.
         *
         * @param tag the hub's own mark of this state of the file; empty where it gives none
         * @param next path and query of the page that follows, where there is one
         */
        public Got(byte[] bytes, String tag, Optional<String> next) {
            this.bytes = bytes;
            this.tag = tag;
            this.next = next;
        }

        byte[] bytes() {
            return bytes;
        }

        String tag() {
            return tag;
        }

        Optional<String> next() {
            return next;
        }
    }

    /** The hub's address, which tells its files from others'. */
    String address();

    /**
     * Gets the whole of something.
     *
     * @param path with its query, beginning with '/'
     * @param most bytes that are read
     * @throws LookFailedException with the kind of failure
     */
    Got whole(String path, int most) throws IOException;

    /**
     * Gets some bytes and no others.
     *
     * @throws LookFailedException with the kind of failure, also where other bytes came
     */
    Got part(String path, Range range) throws IOException;
}

package dev.semanticpassport.writing.decoding;

/** How a text was spoilt: bytes of one encoding, read in another. */
sealed interface Misreading {

    /** The encoding that the bytes were wrongly read in. */
    CodePage read();

    /** UTF-8, read byte by byte. */
    record OfUtf8(CodePage read) implements Misreading {
        @Override
        public String toString() {
            return "UTF-8 that was read as " + read.name();
        }
    }

    /** One single-byte encoding, read as another. */
    record OfPage(CodePage written, CodePage read) implements Misreading {
        @Override
        public String toString() {
            return written.name() + " that was read as " + read.name();
        }
    }
}

package dev.semanticpassport.writing.decoding;

/** Hears what was found while bytes became text. */
public interface DecodingListener {

    /**
     * The whole text, or a stretch of it, is in another encoding than UTF-8.
     *
     * @param encoding as it is named by its standard
     * @param confidence 0 to 1: how far the text reads better so than in any other encoding
     * @param byteOffset where that was found
     */
    void encoding(String encoding, double confidence, long byteOffset);

    /** Bytes that are no text in any encoding that was tried; U+FFFD stands in their place. */
    void invalid(long byteOffset, int bytes);
}

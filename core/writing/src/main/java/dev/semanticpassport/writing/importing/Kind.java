package dev.semanticpassport.writing.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file is by its first bytes, before any text is looked for in it. */
sealed interface Kind {

    /** A ZIP archive. */
    record Archive() implements Kind {}

    /** A file of a known kind that holds no writing to be read, such as a picture. */
    record Other(String what) implements Kind {}

    /** Anything else. */
    record Text() implements Kind {}

    /** Bytes, as ISO-8859-1, at the offset where a kind shows itself. */
    record Mark(String bytes, int offset, String what) {}

    /** How many bytes of a file are looked at. */
    int LOOKED_AT = 16;

    List<Mark> MARKS =
            List.of(
                    new Mark("\u0089PNG", 0, "a picture"),
                    new Mark("\u00FF\u00D8\u00FF", 0, "a picture"),
                    new Mark("GIF8", 0, "a picture"),
                    new Mark("WEBP", 8, "a picture"),
                    new Mark("II*\0", 0, "a picture"),
                    new Mark("ftyp", 4, "a film, sound or picture"),
                    new Mark("\u001AE\u00DF\u00A3", 0, "a film"),
                    new Mark("OggS", 0, "sound"),
                    new Mark("ID3", 0, "sound"),
                    new Mark("WAVE", 8, "sound"),
                    new Mark("fLaC", 0, "sound"),
                    new Mark("%PDF-", 0, "a PDF document"),
                    new Mark("\u00D0\u00CF\u0011\u00E0", 0, "an old Office document"),
                    new Mark("\u001F\u008B", 0, "a gzip archive"),
                    new Mark("7z\u00BC\u00AF", 0, "a 7-Zip archive"),
                    new Mark("Rar!", 0, "a RAR archive"),
                    new Mark("\u00FD7zXZ", 0, "an xz archive"),
                    new Mark("BZh", 0, "a bzip2 archive"),
                    new Mark("SQLite format 3", 0, "an SQLite database"),
                    new Mark("\u007FELF", 0, "a program"),
                    new Mark("MZ\u0090\0", 0, "a program"),
                    new Mark("\u00CA\u00FE\u00BA\u00BE", 0, "a program"));

    /** Looks without taking anything; the stream must support marks. */
    static Kind of(InputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] first = in.readNBytes(LOOKED_AT);
        in.reset();
        String bytes = new String(first, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("PK\u0003\u0004") || bytes.startsWith("PK\u0005\u0006")) {
            return new Archive();
        }
        for (Mark mark : MARKS) {
            if (bytes.startsWith(mark.bytes, mark.offset)) {
                return new Other(mark.what);
            }
        }
        return new Text();
    }
}

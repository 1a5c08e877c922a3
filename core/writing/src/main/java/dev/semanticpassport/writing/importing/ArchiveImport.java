package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.decoding.DecodedText;
import dev.semanticpassport.writing.decoding.DecodingListener;
import dev.semanticpassport.writing.format.Recognising;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads a ZIP archive from front to back without unpacking it to a disk: an archive that was cut
 * off gives what stands before the cut, archives in archives need no space, and names of entries
 * lead nowhere. What it unpacks to is bounded over all its levels.
 */
final class ArchiveImport {
    private final ImportOptions options;
    private final Tally tally;
    private long packedBytes;
    private long unpackedBytes;
    private int entries;

    /** The archive unpacks to more than is allowed. */
    private static final class BoundException extends IOException {
        private static final long serialVersionUID = 1;

        BoundException(String message) {
            super(message);
        }
    }

    ArchiveImport(ImportOptions options, Tally tally) {
        this.options = options;
        this.tally = tally;
    }

    void read(String file, InputStream in) {
        try {
            archive(file, new CountedInput(in, count -> packedBytes += count), 1);
        } catch (BoundException e) {
            tally.problem(
                    new Problem(
                            file,
                            "byte " + packedBytes,
                            e.getMessage() + "; it is not read further, what was read is kept"));
        }
    }

    private void archive(String file, InputStream in, int depth) throws BoundException {
        // ISO-8859-1 keeps the bytes of names that are not marked as UTF-8
        ArchiveInput whole = new ArchiveInput(in);
        ZipInputStream zip = new ZipInputStream(whole, StandardCharsets.ISO_8859_1);
        int read = 0;
        String name = "";
        try {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                read++;
                name = name(entry.getName());
                if (++entries > options.archives().entries()) {
                    throw new BoundException(
                            "the archive holds more than "
                                    + options.archives().entries()
                                    + " files");
                }
                if (!entry.isDirectory()) {
                    entry(file + "!/" + name, name, zip, depth);
                }
            }
            if (!whole.isWhole()) {
                throw new EOFException();
            }
            if (read == 0) {
                tally.problem(new Problem(file, "", "the archive is empty"));
            }
        } catch (BoundException e) {
            throw e;
        } catch (EOFException | ZipException e) {
            String where = name.isEmpty() ? "byte 0" : "at or after the entry " + name;
            tally.problem(
                    new Problem(
                            file,
                            where,
                            "the archive is cut off or broken here; what was read before is kept"));
        } catch (IOException e) {
            tally.problem(new Problem(file, name, "cannot be read on: " + e.getMessage()));
        }
    }

    private void entry(String file, String name, ZipInputStream zip, int depth) throws IOException {
        InputStream content = new BufferedInputStream(new CountedInput(zip, this::unpacked));
        if (leadsOut(name)) {
            tally.problem(
                    new Problem(file, "", "its name leads out of the archive; it is left out"));
        } else if (isHidden(name)) {
            tally.passedOver(file, "a hidden file");
        } else {
            tally.begin(file);
            content(file, content, depth);
        }
        // the rest is read, and so counted, before the next entry is looked for
        content.transferTo(OutputStream.nullOutputStream());
    }

    private void content(String file, InputStream content, int depth) throws IOException {
        switch (Kind.of(content)) {
            case Kind.Archive() -> {
                if (depth >= options.archives().depth()) {
                    tally.problem(
                            new Problem(
                                    file,
                                    "",
                                    "archives within archives are read "
                                            + options.archives().depth()
                                            + " deep; this one is left out"));
                } else {
                    archive(file, content, depth + 1);
                }
            }
            case Kind.Other(String what) -> tally.passedOver(file, what);
            case Kind.Text() -> new FileImport(file, options, tally).read(content, false);
        }
    }

    private void unpacked(long count) throws BoundException {
        unpackedBytes += count;
        ArchiveBounds bounds = options.archives();
        if (unpackedBytes > bounds.bytes()) {
            throw new BoundException(
                    "the archive unpacks to more than " + bounds.bytes() + " bytes");
        }
        if (unpackedBytes > bounds.free() && unpackedBytes / bounds.ratio() > packedBytes) {
            throw new BoundException(
                    "the archive unpacks to more than "
                            + bounds.ratio()
                            + " times its size, like a ZIP bomb");
        }
    }

    private static boolean leadsOut(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || ("/" + path + "/").contains("/../");
    }

    static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/");
    }

    /** The name in its encoding, which archives of other systems do not tell. */
    private static String name(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(raw)) {
            return clean(raw);
        }
        try (DecodedText text = new DecodedText(new ByteArrayInputStream(bytes), new Unheard())) {
            return clean(text.head(Recognising.HEAD));
        } catch (IOException e) {
            return clean(raw);
        }
    }

    /** Without characters that a terminal would obey. */
    private static String clean(String name) {
        return name.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static final class Unheard implements DecodingListener {
        @Override
        public void encoding(String encoding, double confidence, long byteOffset) {}

        @Override
        public void invalid(long byteOffset, int bytes) {}
    }
}

package dev.semanticpassport.local.knockout;

import dev.semanticpassport.local.client.Rest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where questions come from. */
public final class QuestionsSource {
    private static final String MAP = "map.json";
    private static final int MOST_BYTES = 64 << 20;

    private QuestionsSource() {}

    /** A file of ideas. */
    public static KnockoutQuestions ofIdeas(Path file) throws IOException {
        return ReadingQuestions.read(String.valueOf(file.getFileName()), read(file));
    }

    /** A kit's folder, or its {@code map.json}. */
    public static KnockoutQuestions ofKit(Path kit) throws IOException {
        Path map = Files.isDirectory(kit) ? kit.resolve(MAP) : kit;
        return ReadingKit.read(String.valueOf(map.getFileName()), read(map));
    }

    /**
     * The public kit of a passport.
     *
     * @param layers of the base, for the kit's configurations
     */
    public static KnockoutQuestions ofPassport(Rest passports, UUID passport, int layers)
            throws IOException {
        byte[] zip =
                passports.bytes(
                        "/api/v1/passports/%s/kit?layers=%d".formatted(passport, layers),
                        "application/zip");
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (entry.getName().equals(MAP) || entry.getName().endsWith("/" + MAP)) {
                    byte[] bytes = entries.readNBytes(MOST_BYTES + 1);
                    requireBounded(MAP, bytes.length);
                    return ReadingKit.read(MAP, bytes);
                }
            }
        }
        throw new IOException("the passport's kit has no " + MAP);
    }

    private static byte[] read(Path file) throws IOException {
        requireBounded(String.valueOf(file), Files.size(file));
        return Files.readAllBytes(file);
    }

    private static void requireBounded(String file, long bytes) throws IOException {
        if (bytes > MOST_BYTES) {
            throw new IOException("%s has more than %d bytes".formatted(file, MOST_BYTES));
        }
    }
}

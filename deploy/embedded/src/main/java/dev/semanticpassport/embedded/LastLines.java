package dev.semanticpassport.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for an error's message. */
final class LastLines {
    private static final int MOST = 20;

    private LastLines() {}

    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST), lines.size()));
        } catch (IOException unreadable) {
            return "(no log)";
        }
    }
}

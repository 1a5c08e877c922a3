package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.format.Bounds;
import dev.semanticpassport.writing.format.ReadingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An import whose messages were gathered, for tests. */
record Imported(List<Message> messages, Outcome outcome, List<String> passedOver) {

    /** Bounds small enough to be reached by small files. */
    static final Bounds SMALL = new Bounds(1_000, 4_000, 8_000, 500, 2_000, 50);

    static final ArchiveBounds SMALL_ARCHIVES = new ArchiveBounds(1 << 20, 100, 1 << 16, 50, 3);

    static Imported of(Path... paths) {
        return of(ImportOptions.of(Set.of(), ZoneOffset.UTC), paths);
    }

    static Imported small(Path... paths) {
        return of(
                new ImportOptions(
                        new ReadingOptions(Set.of(), ZoneOffset.UTC, SMALL), SMALL_ARCHIVES),
                paths);
    }

    static Imported of(ImportOptions options, Path... paths) {
        List<Message> messages = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        Outcome outcome =
                Importing.run(
                        List.of(paths),
                        options,
                        messages::add,
                        new ImportListener() {
                            @Override
                            public void problem(Problem problem) {}

                            @Override
                            public void repaired(Repair repair) {}

                            @Override
                            public void passedOver(String file, String why) {
                                passedOver.add(file + ": " + why);
                            }

                            @Override
                            public void progress(Progress progress) {}
                        });
        return new Imported(messages, outcome, passedOver);
    }

    List<String> texts() {
        return messages.stream().map(Message::text).toList();
    }

    List<String> problems() {
        return outcome.problems().stream().map(Problem::toString).toList();
    }

    /** A resource beside the package of messages, as a file of the same name. */
    static Path resource(String name, Path folder) throws IOException {
        Path file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
        Files.write(file, bytes(name));
        return file;
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Message.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    static Path text(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }
}

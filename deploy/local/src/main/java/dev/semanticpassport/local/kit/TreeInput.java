package dev.semanticpassport.local.kit;

import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.json.TreeJson;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.MessageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trees and messages as commands are given them. */
public final class TreeInput {
    private TreeInput() {}

    /** The tree of a file that {@code passport tree --json} wrote. */
    public static MeaningTree tree(Path file) throws IOException {
        return TreeJson.read(file.toString(), Files.readAllBytes(file));
    }

    /** The messages of a file that {@code passport import} wrote; none where no file is named. */
    public static List<Message> messages(@Nullable Path file) throws IOException {
        List<Message> read = new ArrayList<>();
        if (file != null) {
            try (InputStream lines = Files.newInputStream(file)) {
                MessageFile.read(file.toString(), lines, read::add);
            }
        }
        return read;
    }
}

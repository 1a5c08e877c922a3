package dev.semanticpassport.local.kit;

import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.writing.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Trees and messages as commands are given them. */
public final class TreeInput {
    private TreeInput() {}

    /** The tree of an outline in Markdown. */
    public static MeaningTree read(Path file) throws IOException {
        return outline(file).tree();
    }

    /** The messages of an outline in Markdown. */
    public static List<Message> messages(Path file) throws IOException {
        return outline(file).messages();
    }

    private static OutlineNotes outline(Path file) throws IOException {
        return new OutlineNotes(String.valueOf(file.getFileName()), Files.readString(file));
    }
}

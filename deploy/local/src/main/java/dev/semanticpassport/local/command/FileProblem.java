package dev.semanticpassport.local.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, for a person: the system's own message may be its name alone. */
public final class FileProblem {
    private FileProblem() {}

    /** In one line. */
    public static String told(IOException problem) {
        return switch (problem) {
            case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
            case AccessDeniedException closed -> closed.getFile() + ": access is denied";
            case FileSystemException other when other.getReason() == null ->
                    other.getFile() + ": " + other.getClass().getSimpleName();
            case IOException other -> String.valueOf(other.getMessage());
        };
    }
}

package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Imports writing: files, folders and archives of every known format, in one pass, with nothing
 * held beyond the bounds whatever their size. The same files in the same folders give the same
 * messages in the same order.
 */
public final class Importing {
    private final ImportOptions options;
    private final Tally tally;

    private Importing(ImportOptions options, Tally tally) {
        this.options = options;
        this.tally = tally;
    }

    /**
     * Reads all paths and hands their messages to the consumer, one by one. Nothing that is wrong
     * with a file stops it; an exception of the consumer or the listener does.
     *
     * @param paths files, archives and folders; messages name them from their last part on
     */
    public static Outcome run(
            List<Path> paths,
            ImportOptions options,
            Consumer<Message> consumer,
            ImportListener listener) {
        long bytes = 0;
        for (Path path : paths) {
            bytes += size(path);
        }
        Importing importing = new Importing(options, new Tally(consumer, listener, bytes));
        for (Path path : paths) {
            importing.named(path);
        }
        return importing.tally.outcome();
    }

    /**
     * As {@link #run(List, ImportOptions, Consumer, ImportListener)}, for one file or archive that
     * lies on no disk.
     *
     * @param name of the file; messages name it
     * @param in its bytes, read to their end and not closed
     * @param bytes how many there are
     */
    public static Outcome run(
            String name,
            InputStream in,
            long bytes,
            ImportOptions options,
            Consumer<Message> consumer,
            ImportListener listener) {
        Importing importing = new Importing(options, new Tally(consumer, listener, bytes));
        importing.tally.begin(name);
        try {
            importing.read(
                    name,
                    new BufferedInputStream(new CountedInput(in, importing.tally::readBytes)),
                    true);
        } catch (IOException e) {
            importing.tally.problem(new Problem(name, "", "the file " + why(e)));
        }
        return importing.tally.outcome();
    }

    private void named(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "" : last.toString();
        if (Files.isDirectory(path)) {
            folder(path, name);
        } else {
            file(path, name, true);
        }
    }

    private void folder(Path folder, String name) {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.sorted().toList();
        } catch (IOException e) {
            tally.problem(new Problem(name, "", "the folder " + why(e)));
            return;
        }
        for (Path entry : entries) {
            String last = String.valueOf(entry.getFileName());
            String inner = name.isEmpty() ? last : name + "/" + last;
            if (last.startsWith(".")) {
                tally.passedOver(inner, "a hidden file");
            } else if (Files.isSymbolicLink(entry)) {
                tally.problem(
                        new Problem(
                                inner,
                                "",
                                "this is a link, and links are not followed: import what it leads"
                                        + " to by its own name"));
            } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folder(entry, inner);
            } else {
                file(entry, inner, false);
            }
        }
    }

    private void file(Path file, String name, boolean named) {
        tally.begin(name);
        if (!Files.isRegularFile(file)) {
            String what =
                    Files.exists(file)
                            ? "this is neither a file nor a folder"
                            : "there is no such file";
            tally.problem(new Problem(name, "", what));
            return;
        }
        try (InputStream opened = Files.newInputStream(file);
                InputStream in =
                        new BufferedInputStream(new CountedInput(opened, tally::readBytes))) {
            read(name, in, named);
        } catch (IOException e) {
            tally.problem(new Problem(name, "", "the file " + why(e)));
        }
    }

    private void read(String name, InputStream in, boolean named) throws IOException {
        switch (Kind.of(in)) {
            case Kind.Archive() -> new ArchiveImport(options, tally).read(name, in);
            case Kind.Other(String what) -> {
                if (named) {
                    tally.problem(new Problem(name, "byte 0", "this is no text, but " + what));
                } else {
                    tally.passedOver(name, what);
                }
            }
            case Kind.Text() -> new FileImport(name, options, tally).read(in, named);
        }
    }

    private static String why(IOException problem) {
        return switch (problem) {
            case AccessDeniedException _ -> "may not be read by this user";
            case NoSuchFileException _ -> "is gone";
            case FileSystemException e when e.getReason() != null ->
                    "cannot be read: " + e.getReason();
            case IOException e -> "cannot be read on: " + e.getMessage();
        };
    }

    /** How much will be read; what cannot be looked at counts nothing, and is named later. */
    private static long size(Path path) {
        if (Files.isRegularFile(path)) {
            return path.toFile().length();
        }
        if (!Files.isDirectory(path)) {
            return 0;
        }
        long sum = 0;
        try (Stream<Path> listed = Files.list(path)) {
            for (Path entry : (Iterable<Path>) listed::iterator) {
                boolean left =
                        Files.isSymbolicLink(entry)
                                || String.valueOf(entry.getFileName()).startsWith(".");
                sum += left ? 0 : size(entry);
            }
        } catch (IOException e) {
            return sum;
        }
        return sum;
    }
}

package dev.semanticpassport.probe.looking;

import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Refusal;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What this process's memory has room for; files of strangers must not use it up. */
final class Heap {
    private static final Set<String> JSON =
            Set.of("config.json", "adapter_config.json", "model.safetensors.index.json");

    /**
     * What everything but comparing matrices takes where both consumers' rooms are full: chats and
     * their answers above all.
     */
    private static final long BESIDE_BYTES = 288L << 20;

    private Heap() {}

    /** Bytes that matrices which are compared may take at once. */
    static long comparing() {
        long most = Runtime.getRuntime().maxMemory();
        return Math.max(most / 4, most - BESIDE_BYTES);
    }

    /**
     * Makes sure that there is room for what readers hold of these files.
     *
     * @throws LookFailedException where there is not
     */
    static void requireRoom(ModelFiles files) throws IOException {
        for (ModelFiles.Entry entry : files.entries()) {
            if (JSON.contains(entry.name()) && entry.bytes() > mostJson()) {
                throw beyond(entry, entry.bytes());
            }
            if (entry.name().endsWith(".safetensors")
                    && entry.name().indexOf('/') < 0
                    && entry.bytes() >= Long.BYTES) {
                long header = firstNumber(files.at(entry));
                if (header > mostHeader() && header < entry.bytes()) {
                    throw beyond(entry, header);
                }
            }
        }
    }

    private static LookFailedException beyond(ModelFiles.Entry entry, long bytes) {
        return LookFailedException.refused(
                Refusal.Kind.BEYOND_BOUNDS,
                entry.name()
                        + " has a header or text of "
                        + bytes
                        + " bytes, too large for the memory of this service");
    }

    /** With which a safetensors file begins: the length of its header. */
    static long firstNumber(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return Long.reverseBytes(in.readLong());
        } catch (EOFException e) {
            throw LookFailedException.refused(Refusal.Kind.CHANGED, "a file lost bytes");
        }
    }

    /** Bytes of a configuration or an index: as a tree it takes many times as much. */
    static long mostJson() {
        return Math.min(Bounds.JSON_BYTES, Runtime.getRuntime().maxMemory() / 48);
    }

    /** Bytes of a header in JSON. */
    static long mostHeader() {
        return Math.min(Bounds.SAFETENSORS_HEADER_BYTES, Runtime.getRuntime().maxMemory() / 24);
    }
}

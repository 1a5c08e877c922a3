package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Location;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.mapping.FileIdentity;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files of a hub. Each has its true length on the disk and no bytes but those that were asked for
 * (a sparse file), so that readers find headers where they are and nothing else has to be fetched.
 */
public final class HubFiles implements ModelFiles {
    private static final int CHUNK_BYTES = 8 << 20;
    private static final int HEAD_BYTES = 64 << 10;
    private static final long GGUF_HEADER_BYTES = 256L << 20;
    private static final String ADAPTER = "adapter_config.json";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String MODEL = "model.safetensors";
    private static final Set<String> ENDINGS =
            Set.of("safetensors", "gguf", "bin", "pt", "pth", "ckpt", "pkl", "q8");

    private final Location.Hub location;
    private final HubCalls hub;
    private final Path folder;
    private final long mostBytes;
    private final Lookout lookout;
    private final HubListing listing;
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, List<HubCalls.Range>> here = new HashMap<>();
    private long spent;
    private boolean headersHere;

    private HubFiles(
            Location.Hub location,
            HubCalls hub,
            Path folder,
            long mostBytes,
            Lookout lookout,
            HubListing listing) {
        this.location = location;
        this.hub = hub;
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.lookout = lookout;
        this.listing = listing;
    }

    /**
     * Lists a repository.
     *
     * @param folder empty; removed in the end
     * @param mostBytes that are fetched
     */
    public static HubFiles at(
            Location.Hub location, HubCalls hub, Path folder, long mostBytes, Lookout lookout)
            throws IOException {
        try {
            HubListing listing = HubListing.of(location, hub);
            HubFiles files =
                    new HubFiles(location, hub, folder.toRealPath(), mostBytes, lookout, listing);
            files.makeEmpty();
            return files;
        } catch (IOException | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    private void makeEmpty() throws IOException {
        for (Entry entry : listing.entries()) {
            Path file = at(entry);
            Files.createDirectories(file.getParent());
            try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
                made.setLength(entry.bytes());
            } catch (IOException e) {
                throw new LookFailedException(
                        FailureKind.TOO_LARGE,
                        "a file of " + entry.bytes() + " bytes cannot be kept here");
            }
        }
    }

    @Override
    public Path path() {
        return folder;
    }

    @Override
    public List<Entry> entries() {
        return listing.entries();
    }

    @Override
    public String state() {
        return Sha256.of(
                        (hub.address() + "\0" + location.repository() + "\0" + listing.commit())
                                .getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /** What the hub says of the bytes tells them from others, whatever commit they are in. */
    @Override
    public FileIdentity identity(Entry entry) {
        String content = listing.contents().getOrDefault(entry.name(), "");
        return new FileIdentity(
                content.isEmpty()
                        ? ""
                        : "hub "
                                + Sha256.of(
                                        (hub.address()
                                                        + "\0"
                                                        + location.repository()
                                                        + "\0"
                                                        + content)
                                                .getBytes(StandardCharsets.UTF_8)),
                entry.bytes(),
                Instant.EPOCH);
    }

    @Override
    public Path at(Entry entry) {
        return folder.resolve(entry.name());
    }

    @Override
    public void headers() throws IOException {
        if (headersHere) {
            return;
        }
        Set<String> names = entries().stream().map(Entry::name).collect(Collectors.toSet());
        for (Entry entry : entries()) {
            String name = entry.name();
            String ending = name.substring(name.lastIndexOf('.') + 1);
            if (name.indexOf('/') >= 0) {
                continue;
            }
            if (Set.of("config.json", ADAPTER, INDEX).contains(name)) {
                if (entry.bytes() <= Heap.mostJson()) {
                    bytes(entry, 0, entry.bytes());
                }
            } else if (opened(name, ending, names)) {
                header(entry, ending);
            }
        }
        headersHere = true;
    }

    /** Whether whoever opens the folder looks into this file. */
    private static boolean opened(String name, String ending, Set<String> names) {
        if (names.contains(ADAPTER)) {
            return name.equals("adapter_model.safetensors") || name.equals("adapter_model.bin");
        }
        if (names.contains(INDEX)) {
            return ending.equals("safetensors");
        }
        return names.contains(MODEL) ? name.equals(MODEL) : ENDINGS.contains(ending);
    }

    private void header(Entry entry, String ending) throws IOException {
        long head = Math.min(entry.bytes(), HEAD_BYTES);
        bytes(entry, 0, head);
        if (ending.equals("safetensors") && head >= Long.BYTES) {
            long header = Heap.firstNumber(at(entry));
            if (header > 0
                    && header <= Math.min(Bounds.SAFETENSORS_HEADER_BYTES, Heap.mostHeader())) {
                bytes(entry, 0, Math.min(entry.bytes(), header + Long.BYTES));
            }
        } else if (ending.equals("gguf")) {
            // its length stands nowhere: read on until the whole header is there
            long most = Math.min(entry.bytes(), GGUF_HEADER_BYTES);
            while (head < most && !wholeHeader(entry, head)) {
                head = Math.min(most, head * 8);
                bytes(entry, 0, head);
            }
        }
    }

    private boolean wholeHeader(Entry entry, long head) {
        try (Opened opened = Opening.open(at(entry))) {
            return !opened.files().isEmpty()
                    && opened.files().getFirst().header().headerBytes() <= head;
        }
    }

    @Override
    public void bytes(Entry entry, long first, long end) throws IOException {
        long from = first;
        for (HubCalls.Range range : ranges(entry)) {
            // what is here already is mostly the head
            if (range.first() <= from && range.end() > from) {
                from = Math.min(end, range.end());
            }
        }
        if (from >= end) {
            return;
        }
        if (end - from > mostBytes - spent) {
            throw new LookFailedException(
                    FailureKind.TOO_LARGE,
                    "more than %d bytes would have to be fetched for one look"
                            .formatted(mostBytes));
        }
        try (RandomAccessFile file = new RandomAccessFile(at(entry).toFile(), "rw")) {
            for (long at = from; at < end; at += CHUNK_BYTES) {
                byte[] chunk = chunk(entry, at, Math.min(end, at + CHUNK_BYTES));
                file.seek(at);
                file.write(chunk);
            }
        }
        spent += end - from;
        lookout.fetched(end - from);
        ranges(entry).add(new HubCalls.Range(from, end));
        ranges(entry).sort(Comparator.comparingLong(HubCalls.Range::first));
    }

    private List<HubCalls.Range> ranges(Entry entry) {
        return here.computeIfAbsent(entry.name(), _ -> new ArrayList<>());
    }

    private byte[] chunk(Entry entry, long first, long end) throws IOException {
        String path = listing.path(location, entry);
        boolean whole = first == 0 && end == entry.bytes();
        HubCalls.Got got =
                whole
                        ? hub.whole(path, Math.toIntExact(end))
                        : hub.part(path, new HubCalls.Range(first, end));
        if (got.bytes().length != end - first) {
            throw new LookFailedException(
                    FailureKind.UNREADABLE,
                    "%d bytes came where the hub's list tells %d"
                            .formatted(got.bytes().length, end - first));
        }
        String before = tags.putIfAbsent(entry.name(), got.tag());
        if (before != null && !before.equals(got.tag())) {
            throw LookFailedException.refused(
                    dev.semanticpassport.weights.Refusal.Kind.CHANGED,
                    "a file of the hub became another one while it was fetched");
        }
        return got.bytes();
    }

    @Override
    public void close() {
        remove(folder);
    }

    private static void remove(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // the folder above is removed with the process
            return;
        }
    }
}

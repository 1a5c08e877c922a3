package dev.semanticpassport.local.bench.weights;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.weights.changes.ChangeMap;
import dev.semanticpassport.weights.changes.MappingAdapter;
import dev.semanticpassport.weights.digesting.Digests;
import dev.semanticpassport.weights.digesting.Identifying;
import dev.semanticpassport.weights.digesting.KnownDigests;
import dev.semanticpassport.weights.mapping.MappedFile;
import dev.semanticpassport.weights.measuring.Measuring;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How fast digests, figures and change maps are, beside the programs that people use for them. */
public final class WeightsBench {
    private static final int ROUNDS = 5;
    private static final int MODULES = 224;
    private static final int WIDTH = 4_096;
    private static final int RANK = 64;
    private static final int SMALL_MODULES = 24;
    private static final int SMALL_WIDTH = 768;
    private static final int SMALL_RANK = 8;
    private static final long READ_BYTES = 16 << 20;

    private final Path folder;
    private final PrintStream out;
    private final Rivals rivals;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    public WeightsBench(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
        this.rivals = new Rivals(folder);
    }

    /**
     * Runs all of it.
     *
     * @param bytes of the file that is digested and measured
     * @param adapters how many are inspected
     * @param data folder of files to read beside numpy, too
     */
    public void run(long bytes, int adapters, Optional<Path> data) throws IOException {
        figures.put("bench", "weights");
        Path model = Generated.model(folder, bytes);
        digests(model);
        statistics(model);
        Files.delete(model);
        changeMap();
        headers();
        adapters(adapters);
        if (data.isPresent()) {
            new ReadingBeside(rivals, out).run(data.get(), figures);
        }
        Table.json(out, figures);
    }

    private void digests(Path model) throws IOException {
        double gigabytes = Files.size(model) / 1e9;
        Timing ours = Timing.worst();
        Timing both = Timing.worst();
        Optional<Timing> openssl = Optional.empty();
        Optional<Timing> coreutils = Optional.empty();
        try (Opened opened = Opening.open(model)) {
            OpenFile file = opened.files().getFirst();
            MappedFile mapped = file.mapped();
            for (int round = 0; round < ROUNDS; round++) {
                ours = ours.best(Timing.of(() -> mapped.read(Digests::of).hex()));
                both =
                        both.best(
                                Timing.of(() ->
                                        mapped.<Integer>read(all ->
                                                Digests.ofTensors(all, file.header().tensors())
                                                        .size())));
                openssl = best(openssl, rivals.time("openssl", "dgst", "-sha256", model + ""));
                if (round == 0) {
                    coreutils = rivals.time("sha256sum", model + "");
                }
            }
        }
        Table table = new Table("SHA-256 of " + gb(gigabytes), "GB/s", "GB a core second", "cores");
        row(table, "whole file, one core", Optional.of(ours), gigabytes);
        row(table, "tensor by tensor, all cores", Optional.of(both), gigabytes);
        row(table, "openssl dgst -sha256", openssl, gigabytes);
        row(table, "sha256sum", coreutils, gigabytes);
        table.print(out);
        double core = ours.coreSeconds();
        figures.put(
                "sha256_vs_openssl",
                openssl.map(one -> ratio(one.coreSeconds(), core)).orElse(null));
    }

    private void statistics(Path model) throws IOException {
        double gigabytes = Files.size(model) / 1e9;
        Timing ours = Timing.worst();
        Timing plain = Timing.worst();
        try (Opened opened = Opening.open(model)) {
            OpenFile file = opened.files().getFirst();
            for (int round = 0; round < 2 * ROUNDS; round++) {
                ours =
                        ours.best(
                                Timing.of(() ->
                                        file.mapped()
                                                .<Integer>read(all ->
                                                        Measuring.measure(
                                                                        all,
                                                                        file.header().tensors())
                                                                .size())));
                plain = plain.best(Timing.of(() -> read(model)));
            }
        }
        Table table = new Table("figures of " + gb(gigabytes), "GB/s", "GB a core second", "cores");
        row(table, "norm, sum, greatest, zeros", Optional.of(ours), gigabytes);
        row(table, "plain read, all cores", Optional.of(plain), gigabytes);
        table.print(out);
        figures.put("statistics_vs_read", ratio(plain.wallSeconds(), ours.wallSeconds()));
        figures.put("statistics_vs_read_core", ratio(plain.coreSeconds(), ours.coreSeconds()));
    }

    /** Reads all bytes into memory of our own, on all cores, and does nothing with them. */
    private static void read(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            LongStream.range(0, Math.ceilDiv(file.size(), READ_BYTES))
                    .parallel()
                    .forEach(piece -> read(file, piece * READ_BYTES));
        }
    }

    private static void read(FileChannel file, long from) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
        try {
            long end = Math.min(file.size(), from + READ_BYTES);
            long at = from;
            while (at < end) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                at += Math.max(0, file.read(buffer, at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void changeMap() throws IOException {
        Path adapter = folder.resolve("adapter");
        Generated.adapter(adapter, MODULES, WIDTH, RANK);
        Timing ours = Timing.worst();
        double norm = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Opened opened = Opening.open(adapter)) {
                ChangeMap[] map = new ChangeMap[1];
                ours = ours.best(Timing.of(() -> map[0] = map(opened)));
                norm = first(map[0]);
            }
        }
        String file = adapter.resolve("adapter_model.safetensors").toString();
        Optional<List<String>> free = rivals.python("rfactors.py", 0, List.of(file, "2"));
        Optional<List<String>> alone = rivals.python("rfactors.py", 1, List.of(file, "2"));
        throwAway(adapter);
        Table table =
                new Table(
                        "change map of %d modules, d = %d, r = %d".formatted(MODULES, WIDTH, RANK),
                        "s",
                        "core s");
        table.row("ours, 64 bits", seconds(ours.wallSeconds()), seconds(ours.coreSeconds()));
        Optional<Timing> fastest = Optional.empty();
        for (String precision : List.of("float64", "float32")) {
            Optional<Timing> many = free.map(lines -> fastest(lines, precision));
            Optional<Timing> single = alone.map(lines -> fastest(lines, precision));
            numpy(table, precision + ", threads as it likes", many);
            numpy(table, precision + ", one thread", single);
            fastest = best(best(fastest, many), single);
        }
        table.print(out);
        double wall = ours.wallSeconds();
        double core = ours.coreSeconds();
        figures.put(
                "change_map_vs_numpy",
                fastest.map(one -> ratio(one.wallSeconds(), wall)).orElse(null));
        figures.put(
                "change_map_vs_numpy_core",
                fastest.map(one -> ratio(one.coreSeconds(), core)).orElse(null));
        if (alone.isPresent()) {
            requireEqual(norm, alone.get());
        }
    }

    /** Of the module that the file names first. */
    private static double first(ChangeMap map) {
        return map.modules().stream()
                .filter(module -> module.module().equals("model.layers.0.self_attn.q_proj"))
                .mapToDouble(module -> module.spectrum().norm())
                .sum();
    }

    private static void numpy(Table table, String how, Optional<Timing> timing) {
        table.row(
                "numpy's R factors, " + how,
                timing.map(one -> seconds(one.wallSeconds())).orElse("not installed"),
                timing.map(one -> seconds(one.coreSeconds())).orElse("–"));
    }

    /**
     * The greatest singular value of a product scaled by two, and numpy's of the product itself.
     */
    private void requireEqual(double norm, List<String> said) {
        double numpy = Double.parseDouble(said.getFirst().split(" ", -1)[3]);
        if (Math.abs(norm / 2 / numpy - 1) > 1e-9) {
            throw new IllegalStateException(
                    "numpy finds the greatest singular value %s, and we %s"
                            .formatted(numpy, norm / 2));
        }
        out.println("  the greatest singular value is numpy's to nine digits");
    }

    private static Timing fastest(List<String> said, String precision) {
        return said.stream()
                .map(line -> line.split(" ", -1))
                .filter(cells -> cells[0].equals(precision))
                .map(cells ->
                        new Timing(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])))
                .reduce(Timing.worst(), Timing::best);
    }

    private static ChangeMap map(Opened opened) throws IOException {
        if (!(opened.contents() instanceof Contents.LowRank(var adapter))) {
            throw new IllegalStateException("no adapter: " + opened.refusals());
        }
        return MappingAdapter.map(opened, adapter, Optional.empty());
    }

    private void headers() throws IOException {
        Path shards = folder.resolve("shards");
        Generated.shards(shards);
        int[] tensors = new int[1];
        long[] bytes = new long[1];
        Timing first =
                Timing.of(() -> {
                    try (Opened opened = Opening.open(shards)) {
                        if (!opened.refusals().isEmpty()) {
                            throw new IllegalStateException("" + opened.refusals());
                        }
                        tensors[0] = opened.tensors().size();
                        bytes[0] =
                                Files.size(shards.resolve("model.safetensors.index.json"))
                                        + opened.files().stream()
                                                .mapToLong(file -> file.header().headerBytes())
                                                .sum();
                    }
                });
        throwAway(shards);
        new Table("headers of 70 billion numbers in 30 files", "s", "tensors", "MB of headers")
                .row(
                        "the first time",
                        seconds(first.wallSeconds()),
                        tensors[0],
                        "%.2f".formatted(bytes[0] / 1e6))
                .print(out);
        figures.put("header_seconds", rounded(first.wallSeconds()));
        figures.put("header_megabytes", rounded(bytes[0] / 1e6));
    }

    private void adapters(int count) throws IOException {
        Path all = folder.resolve("adapters");
        for (int i = 0; i < count; i++) {
            Generated.adapter(all.resolve("" + i), SMALL_MODULES, SMALL_WIDTH, SMALL_RANK);
        }
        KnownDigests known = KnownDigests.inMemory();
        Instant now = Instant.now();
        Timing timing =
                Timing.of(() -> {
                    for (int i = 0; i < count; i++) {
                        try (Opened opened = Opening.open(all.resolve("" + i))) {
                            Identifying.identify(opened, known, now);
                            map(opened);
                        }
                    }
                });
        throwAway(all);
        double perMinute = 60 * count / timing.wallSeconds();
        new Table(
                        "adapters of %d modules, d = %d, r = %d: opened, digested, mapped"
                                .formatted(SMALL_MODULES, SMALL_WIDTH, SMALL_RANK),
                        "s",
                        "a minute")
                .row(count, seconds(timing.wallSeconds()), Math.round(perMinute))
                .print(out);
        figures.put("adapters_per_minute", Math.round(perMinute));
    }

    private static void throwAway(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void row(Table table, String what, Optional<Timing> timing, double gigabytes) {
        table.row(
                what,
                timing.map(one -> "%.2f".formatted(gigabytes / one.wallSeconds()))
                        .orElse("not installed"),
                timing.map(one -> "%.2f".formatted(gigabytes / one.coreSeconds())).orElse("–"),
                timing.map(one -> "%.1f".formatted(one.coreSeconds() / one.wallSeconds()))
                        .orElse("–"));
    }

    private static Optional<Timing> best(Optional<Timing> before, Optional<Timing> now) {
        return before.isPresent() && now.isPresent()
                ? Optional.of(before.get().best(now.get()))
                : before.or(() -> now);
    }

    private static double ratio(double theirs, double ours) {
        return rounded(theirs / ours);
    }

    private static double rounded(double value) {
        return Math.round(1_000 * value) / 1_000.0;
    }

    private static String seconds(double value) {
        return "%.3f".formatted(value);
    }

    private static String gb(double gigabytes) {
        return "%.2f GB".formatted(gigabytes);
    }
}

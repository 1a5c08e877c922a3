package dev.semanticpassport.local.bench;

import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.importing.ImportListener;
import dev.semanticpassport.writing.importing.ImportOptions;
import dev.semanticpassport.writing.importing.Importing;
import dev.semanticpassport.writing.importing.Outcome;
import dev.semanticpassport.writing.importing.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One import in a process of its own, whose heap is bounded; prints its figures as JSON. */
public final class ImportRun {
    private static final double MEBIBYTE = 1 << 20;

    private ImportRun() {}

    /**
     * Reads the path plainly, then imports it.
     *
     * @param args the path
     */
    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[0]);
        long began = System.nanoTime();
        long characters = readPlainly(path);
        double plainSeconds = (System.nanoTime() - began) / 1e9;
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        Live live = new Live();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpuBegan = threads.getCurrentThreadCpuTime();
        began = System.nanoTime();
        Outcome outcome =
                Importing.run(
                        List.of(path),
                        ImportOptions.of(Set.of(), ZoneOffset.UTC),
                        message -> live.look(),
                        new Silent());
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpuBegan) / 1e9;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("messages", outcome.messageCount());
        figures.put("conversations", outcome.conversations());
        figures.put("problems", outcome.problemCount());
        figures.put("repairs", outcome.repairCount());
        figures.put("mib", bytes(path) / MEBIBYTE);
        figures.put("characters", characters);
        figures.put("plain_seconds", plainSeconds);
        figures.put("seconds", seconds);
        figures.put("cpu_seconds", cpuSeconds);
        figures.put(
                "peak_heap_mib",
                pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEBIBYTE);
        figures.put("live_heap_mib", live.most / MEBIBYTE);
        figures.put("max_heap_mib", Runtime.getRuntime().maxMemory() / MEBIBYTE);
        Table.json(System.out, figures);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** What was alive after the fullest collection. */
    private static final class Live {
        private final List<GarbageCollectorMXBean> collectors =
                ManagementFactory.getGarbageCollectorMXBeans();
        private final List<MemoryPoolMXBean> pools = pools();
        private long collections = -1;
        private long messages;
        private long most;

        void look() {
            if (messages++ % 100 != 0) {
                return;
            }
            long now =
                    collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
            if (now != collections) {
                collections = now;
                long used = 0;
                for (MemoryPoolMXBean pool : pools) {
                    used +=
                            pool.getCollectionUsage() == null
                                    ? 0
                                    : pool.getCollectionUsage().getUsed();
                }
                most = Math.max(most, used);
            }
        }
    }

    /** The limit: the same bytes, decoded and counted. */
    private static long readPlainly(Path path) throws IOException {
        char[] buffer = new char[1 << 16];
        long characters = 0;
        for (Path file : files(path)) {
            try (InputStream in = Files.newInputStream(file);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                for (int count; (count = reader.read(buffer)) >= 0; ) {
                    characters += count;
                }
            }
        }
        return characters;
    }

    private static long bytes(Path path) throws IOException {
        return files(path).stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static final class Silent implements ImportListener {
        @Override
        public void problem(Problem problem) {}

        @Override
        public void repaired(Repair repair) {}

        @Override
        public void passedOver(String file, String why) {}

        @Override
        public void progress(Progress progress) {}
    }
}

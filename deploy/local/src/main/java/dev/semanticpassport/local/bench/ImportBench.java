package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast, and in how little memory, exports of each product are imported: each in one pass, in a
 * process with a small heap. Beside it the limit: reading and decoding the same bytes and no more.
 */
public final class ImportBench {
    private static final String HEAP = "64m";
    private static final long SEED = 1;

    private final Layout layout;
    private final Screen screen;

    public ImportBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    public void run(int messages) throws IOException {
        Map<String, Object> perSecond = new LinkedHashMap<>();
        Map<String, Object> cpu = new LinkedHashMap<>();
        Map<String, Object> plain = new LinkedHashMap<>();
        Map<String, Object> imported = new LinkedHashMap<>();
        double peak = 0;
        double live = 0;
        Table table =
                new Table(
                        "format",
                        "messages",
                        "MiB",
                        "seconds",
                        "of them computing",
                        "messages/s",
                        "MiB/s",
                        "plain MiB/s",
                        "peak heap MiB",
                        "live MiB");
        for (Exports.Product product : Exports.Product.values()) {
            String name = product.name().toLowerCase(Locale.ROOT);
            screen.status("  writing " + messages + " messages as " + name);
            Path export = Exports.write(product, messages, SEED, layout.data());
            screen.status("  importing " + name);
            JsonNode figures = figures(export);
            if (figures.path("messages").asInt() != messages
                    || figures.path("problems").asInt() > 0
                    || figures.path("repairs").asInt() > 0) {
                throw new IllegalStateException(name + " was not imported right: " + figures);
            }
            double mebibytes = figures.path("mib").asDouble();
            double seconds = figures.path("seconds").asDouble();
            perSecond.put(name, Math.round(messages / seconds));
            imported.put(name, Math.round(mebibytes / seconds));
            plain.put(name, Math.round(mebibytes / figures.path("plain_seconds").asDouble()));
            peak = Math.max(peak, figures.path("peak_heap_mib").asDouble());
            cpu.put(name, Math.round(figures.path("cpu_seconds").asDouble() * 10) / 10.0);
            live = Math.max(live, figures.path("live_heap_mib").asDouble());
            table.row(
                    name,
                    messages,
                    Math.round(mebibytes),
                    "%.1f".formatted(seconds),
                    "%.1f".formatted(figures.path("cpu_seconds").asDouble()),
                    perSecond.get(name),
                    imported.get(name),
                    plain.get(name),
                    Math.round(figures.path("peak_heap_mib").asDouble()),
                    Math.round(figures.path("live_heap_mib").asDouble()));
        }
        screen.line("");
        table.print(screen.out());
        screen.line(
                "  Each with -Xmx" + HEAP + "; plain: the same bytes read and decoded, no more.");
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "import");
        line.put("messages", messages);
        line.put("per_second", perSecond);
        line.put("peak_heap_mib", Math.round(peak));
        line.put("live_heap_mib", Math.round(live));
        line.put("heap", HEAP);
        line.put("cpu_seconds", cpu);
        line.put("mib_per_second", imported);
        line.put("plain_mib_per_second", plain);
        Table.json(screen.out(), line);
    }

    private JsonNode figures(Path export) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx" + HEAP,
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ImportRun.class.getName(),
                                        export.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException("the import failed with exit code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted", e);
        }
        return new ObjectMapper().readTree(output);
    }
}

package dev.semanticpassport.local.demo;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes the demo's models with the lab; two adapters are trained side by side. */
public final class Training {
    private final Layout layout;
    private final Screen screen;
    private final LabProcess lab;
    private final Map<String, LabProcess.Progress> progress = new ConcurrentHashMap<>();

    public Training(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
        this.lab = new LabProcess(layout);
    }

    /** All models but the base, from the two authors' rows. */
    public void make(Path authorRows, Path otherRows) {
        long began = System.nanoTime();
        CompletableFuture<Void> carrier =
                CompletableFuture.runAsync(() -> adapter(Made.CARRIER, authorRows, "11"))
                        .thenRunAsync(this::further)
                        .thenRunAsync(this::merged);
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> adapter(Made.OTHER, otherRows, "12"));
        CompletableFuture.allOf(carrier, other).join();
        screen.line(
                String.format(
                        Locale.ROOT, "   trained in %.1f s", (System.nanoTime() - began) / 1e9));
    }

    /** One adapter, trained on these rows. */
    public void adapter(Made made, Path rows, String seed) {
        run(
                made,
                List.of(
                        "adapter",
                        "--rows",
                        rows.toString(),
                        "--out",
                        fresh(made).toString(),
                        "--seed",
                        seed));
    }

    private void further() {
        run(
                Made.FURTHER,
                List.of(
                        "adapter",
                        "--further",
                        "--from",
                        layout.models().resolve(Made.CARRIER.model()).toString(),
                        "--out",
                        fresh(Made.FURTHER).toString(),
                        "--seed",
                        "13"));
    }

    private void merged() {
        run(
                Made.MERGED,
                List.of(
                        "merge",
                        "--adapter",
                        layout.models().resolve(Made.CARRIER.model()).toString(),
                        "--strength",
                        "0.5",
                        "--out",
                        fresh(Made.MERGED).toString()));
    }

    private void run(Made made, List<String> arguments) {
        lab.run(
                made.model(),
                arguments,
                now -> {
                    progress.put(made.model(), now);
                    show();
                });
        progress.remove(made.model());
        screen.line("   " + made.model() + ": " + made.story());
    }

    private void show() {
        List<String> now = new ArrayList<>();
        progress.forEach((model, at) -> now.add(model + " " + at));
        now.sort(Comparator.naturalOrder());
        screen.status("   training " + String.join("; ", now));
    }

    /** A model's folder, without what an earlier run left in it. */
    private Path fresh(Made made) {
        Path folder = layout.models().resolve(made.model());
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot clear " + folder, e);
            }
        }
        return folder;
    }
}

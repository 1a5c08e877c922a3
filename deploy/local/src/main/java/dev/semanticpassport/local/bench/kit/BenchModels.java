package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.lab.adapting.AdapterRecipe;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.demo.LabProcess;
import dev.semanticpassport.local.kit.LabBase;
import dev.semanticpassport.local.platform.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Models that the lab trains from kits' rows. An adapter that an earlier run trained on the same
 * base, rows and recipe is taken as it is.
 */
final class BenchModels {
    private static final int NAMED_BY = 16;

    private final Layout layout;
    private final Screen screen;
    private final LabBase base;

    BenchModels(Layout layout, Screen screen, LabBase base) {
        this.layout = layout;
        this.screen = screen;
        this.base = base;
    }

    /**
     * A model that is wanted.
     *
     * @param model its name
     * @param rows that it learns
     * @param seed of first weights and of the order of rows
     */
    record Wanted(String model, Path rows, long seed) {}

    /** Makes all of them, one after the other, since a training has workers of its own. */
    void make(List<Wanted> all) {
        for (int i = 0; i < all.size(); i++) {
            make(all.get(i), " (" + (i + 1) + " of " + all.size() + ")");
        }
    }

    /** The base as it is. */
    void untrained(String model) {
        merge(model, List.of());
    }

    private void make(Wanted wanted, String place) {
        Path adapter = adapter(wanted);
        if (Files.isDirectory(adapter)) {
            screen.line("  " + wanted.model() + " is trained already" + place);
        } else {
            train(wanted, adapter, place);
        }
        merge(wanted.model(), List.of("--adapter", adapter.toString()));
    }

    private void train(Wanted wanted, Path adapter, String place) {
        long began = System.nanoTime();
        Path fresh = adapter.resolveSibling(adapter.getFileName() + ".unfinished");
        new LabProcess(layout)
                .run(
                        wanted.model(),
                        List.of(
                                "adapter",
                                "--base",
                                base.choice(),
                                "--rows",
                                wanted.rows().toString(),
                                "--out",
                                fresh.toString(),
                                "--seed",
                                Long.toString(wanted.seed())),
                        now -> screen.status("  training " + wanted.model() + ": " + now));
        try {
            Files.move(fresh, adapter, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the adapter of " + wanted.model(), e);
        }
        screen.line(
                String.format(
                        Locale.ROOT,
                        "  trained %s in %.0f s%s",
                        wanted.model(),
                        (System.nanoTime() - began) / 1e9,
                        place));
    }

    /** Where the adapter lies that follows from what is wanted. */
    private Path adapter(Wanted wanted) {
        try {
            String recipe = base.digest() + AdapterRecipe.kit(wanted.seed());
            Sha256 key =
                    Sha256.of(
                            recipe.getBytes(StandardCharsets.UTF_8),
                            Files.readAllBytes(wanted.rows()));
            Path adapters = Files.createDirectories(layout.data().resolve("adapters"));
            return adapters.resolve(wanted.model() + "-" + key.hex().substring(0, NAMED_BY));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + wanted.rows(), e);
        }
    }

    private void merge(String model, List<String> adapter) {
        List<String> arguments =
                new ArrayList<>(List.of("merge", "--base", base.choice(), "--out"));
        arguments.add(layout.models().resolve(model).toString());
        arguments.addAll(adapter);
        new LabProcess(layout).run("merge-" + model, arguments, now -> {});
    }
}

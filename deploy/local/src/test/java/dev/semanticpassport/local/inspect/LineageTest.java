package dev.semanticpassport.local.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.lab.format.ModelFiles;
import dev.semanticpassport.lab.format.Safetensors;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.weights.digesting.KnownDigests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    private static final LlamaShape SHAPE = new LlamaShape(64, 32, 2, 2, 48, 32, 10_000, 1e-5f);

    @TempDir private Path folder;

    @Test
    void aRelativeIsToldWithItsDirectionAndLayers() throws IOException {
        Weights parent = moved(Weights.random(SHAPE, 1), 9);
        Path first = save("parent", parent);
        Path second = save("child", moved(parent, 2));

        Inspection inspection = inspect(second, List.of(first));

        assertThat(WritingText.write(inspection, 5))
                .contains("lineage    related to: " + first)
                .contains("this one was made of the other: ")
                .contains("layer  likeness");
        assertThat(WritingPage.write(inspection)).contains("<h2>Lineage by layer</h2>");
        assertThat(inspection.complete()).isTrue();
    }

    @Test
    void ofSeveralItIsToldWhichPartsComeFromWhich() throws IOException {
        Weights ancestor = moved(Weights.random(SHAPE, 1), 9);
        Weights one = moved(ancestor, 2);
        Weights other = moved(ancestor, 3);
        Weights merged = one.copy();
        merged.named()
                .forEach((name, tensor) -> {
                    float[] others = other.named().getOrDefault(name, tensor).values();
                    for (int i = 0; i < tensor.values().length; i++) {
                        tensor.values()[i] = 0.25f * tensor.values()[i] + 0.75f * others[i];
                    }
                });

        Inspection inspection =
                inspect(save("merged", merged), List.of(save("one", one), save("other", other)));

        assertThat(WritingText.write(inspection, 5))
                .contains("put together of these")
                .containsPattern("  0 .* 0\\.25. +0\\.7.. +0\\.000");
    }

    @Test
    void aModelBesideAnAdapterIsAskedWhetherItIsItsBase() throws IOException {
        Adapter adapter = Adapter.fresh(SHAPE, 4, 8, 1);
        SplittableRandom random = new SplittableRandom(2);
        adapter.factors()
                .forEach(factor -> {
                    for (int i = 0; i < factor.up().values().length; i++) {
                        factor.up().values()[i] = (float) random.nextGaussian();
                    }
                });
        Path at = folder.resolve("adapter");
        adapter.save(at);
        Path model = save("model", Weights.random(SHAPE, 1));

        Inspection inspection = inspect(at, List.of(model));

        assertThat(WritingText.write(inspection, 5)).contains("made for   " + model + ": p = ");
    }

    @Test
    void whatCannotBeComparedIsRefusedByName() throws IOException {
        Path model = save("model", Weights.random(SHAPE, 1));
        Path missing = folder.resolve("missing");

        Inspection inspection = inspect(model, List.of(missing));

        assertThat(inspection.complete()).isFalse();
        assertThat(WritingText.write(inspection, 5)).contains("missing");
    }

    private static Inspection inspect(Path path, List<Path> relatives) throws IOException {
        return new Inspecting(KnownDigests.inMemory(), Clock.systemUTC())
                .inspect(new Question(path, Optional.empty(), relatives, false, false));
    }

    private static Weights moved(Weights parent, long seed) {
        Weights child = parent.copy();
        SplittableRandom random = new SplittableRandom(seed);
        child.named()
                .forEach((_, tensor) -> {
                    for (int i = 0; i < tensor.values().length; i++) {
                        tensor.values()[i] += 0.02f * (float) random.nextGaussian();
                    }
                });
        return child;
    }

    private Path save(String name, Weights weights) throws IOException {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("model.safetensors", Safetensors.write(weights.named(), Safetensors.Type.F32));
        Path at = folder.resolve(name);
        ModelFiles.save(at, files);
        return at;
    }
}

package dev.semanticpassport.weights.variants;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.gguf.GgufNotes;
import dev.semanticpassport.weights.gguf.WritingGguf;
import dev.semanticpassport.weights.peft.AdapterSettings;
import dev.semanticpassport.weights.peft.LowRankModule;
import dev.semanticpassport.weights.writing.StoredTensor;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Modules of a PEFT adapter as llama.cpp reads them. */
final class TurningIntoGguf {
    private static final int ALIGNMENT = 32;
    private static final long MOST_ELEMENTS = 1L << 28;
    private static final Set<Element> TAKEN = Set.of(Element.F32, Element.F16, Element.BF16);

    private final Decoding decoding = new Decoding();
    private final AdapterSettings settings;
    private final MemorySegment bytes;
    private final LlamaLayout layout;

    private TurningIntoGguf(AdapterSettings settings, MemorySegment bytes, LlamaLayout layout) {
        this.settings = settings;
        this.bytes = bytes;
        this.layout = layout;
    }

    static void write(
            AdapterSettings settings,
            List<LowRankModule> modules,
            MemorySegment bytes,
            LlamaLayout layout,
            Path path)
            throws RefusedException {
        TurningIntoGguf turning = new TurningIntoGguf(settings, bytes, layout);
        List<StoredTensor> tensors = new ArrayList<>();
        for (LowRankModule module : modules) {
            tensors.addAll(turning.factors(module));
        }
        GgufNotes notes =
                new GgufNotes()
                        .text("general.architecture", layout.architecture())
                        .text("general.type", "adapter")
                        .text("adapter.type", "lora")
                        .real("adapter.lora.alpha", (float) settings.alpha());
        WritingVariants.writing(() -> WritingGguf.write(path, notes, tensors, ALIGNMENT));
    }

    private List<StoredTensor> factors(LowRankModule module) throws RefusedException {
        String name = layout.name(module.module()) + ".weight.";
        return List.of(down(name + "lora_a", module), up(name + "lora_b", module));
    }

    private StoredTensor down(String name, LowRankModule module) throws RefusedException {
        TensorEntry down = module.down();
        return TAKEN.contains(down.element())
                ? StoredTensor.of(name, down, bytes)
                : StoredTensor.of(name, down.shape(), numbers(down));
    }

    private StoredTensor up(String name, LowRankModule module) throws RefusedException {
        TensorEntry up = module.up();
        double share = share(module);
        boolean moves = layout.moves(module.module());
        if (share == 1 && !moves && TAKEN.contains(up.element())) {
            return StoredTensor.of(name, up, bytes);
        }
        float[] numbers = numbers(up);
        if (share != 1) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) (numbers[i] * share);
            }
        }
        return StoredTensor.of(
                name,
                up.shape(),
                moves ? layout.moved(module.module(), numbers, module.rank()) : numbers);
    }

    /**
     * llama.cpp multiplies by one alpha over the module's rank; what the module's own scale is
     * beyond that is worked into its factor.
     */
    private double share(LowRankModule module) throws RefusedException {
        double applied = settings.alpha() / module.rank();
        if (applied == 0) {
            throw new RefusedException(
                    Kind.UNSUPPORTED,
                    "adapter_config.json",
                    "lora_alpha",
                    "is 0, which llama.cpp takes for a scale of 1");
        }
        return module.scale() / applied;
    }

    private float[] numbers(TensorEntry tensor) throws RefusedException {
        if (!tensor.element().readable() || tensor.elements() > MOST_ELEMENTS) {
            throw new RefusedException(
                    Kind.UNSUPPORTED,
                    tensor.name(),
                    "",
                    "has numbers of type %s, or more than %d of them"
                            .formatted(tensor.element(), MOST_ELEMENTS));
        }
        return decoding.whole(bytes, tensor);
    }
}

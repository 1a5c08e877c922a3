package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Outcome;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was seen of a small adapter, in three pieces. */
public final class SeenFiles {
    public static final String STATE = "a".repeat(64);
    public static final String SETTINGS = "b".repeat(64);
    public static final String TENSORS = "c".repeat(64);

    private SeenFiles() {}

    /** The outcomes by ordinal. */
    public static SortedMap<Integer, Outcome> all() {
        return new TreeMap<>(
                java.util.Map.of(
                        0, new Outcome.Files(manifest()),
                        1, new Outcome.Files(digests(STATE)),
                        2, new Outcome.Files(modules())));
    }

    static Inspected.Manifest manifest() {
        return new Inspected.Manifest(
                STATE,
                Inspected.What.ADAPTER,
                "an adapter of low rank, of type LORA in SAFETENSORS",
                true,
                List.of(
                        new Inspected.FileEntry("adapter_config.json", 60, Inspected.Role.SETTINGS),
                        new Inspected.FileEntry(
                                "adapter_model.safetensors", 900, Inspected.Role.TENSORS)),
                2,
                960,
                1,
                64,
                2,
                List.of(new Inspected.Declared("base", "a|base`s")),
                null,
                List.of(
                        new Inspected.Refused(
                                "PROGRAM", "optimizer.pt", "", "is a pickle, listed, not loaded")),
                1);
    }

    static Inspected.Digests digests(String state) {
        return new Inspected.Digests(
                state,
                0,
                1,
                List.of(
                        new Inspected.FileSha("adapter_config.json", SETTINGS),
                        new Inspected.FileSha("adapter_model.safetensors", TENSORS)),
                0);
    }

    static Inspected.Modules modules() {
        return new Inspected.Modules(
                STATE,
                0,
                1,
                List.of(
                        new Inspected.TensorFound(
                                "layers.3.q_proj.lora_A.weight",
                                "F32",
                                List.of(8L, 8L),
                                "d".repeat(64),
                                2.5,
                                0L,
                                0L)),
                0,
                List.of(module(3, "self_attn.q_proj", 3), module(0, "self_attn.q_proj", 1)),
                0,
                0,
                0,
                List.of(),
                0);
    }

    private static Inspected.ModuleChanged module(int layer, String part, double norm) {
        return new Inspected.ModuleChanged(
                "layers." + layer + "." + part,
                layer,
                part,
                64,
                64,
                8,
                norm,
                norm / 2,
                4,
                3.5,
                0.125,
                2);
    }
}

package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.ASKING;
import static dev.semanticpassport.contracts.ExampleParts.DIGEST;
import static dev.semanticpassport.contracts.ExampleParts.EFFORT;
import static dev.semanticpassport.contracts.ExampleParts.VERIFICATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at files of weights, and what was seen. */
final class FileExamples {
    private static final Access FILES =
            new Access.Adapter("hub://author/carrier-lora@main", "file:/models/base", "hub");
    private static final Rule LOOKING = new Rule(0.000001, 1, 0.2, 0.01, false, 17);

    private FileExamples() {}

    /** By the names of their golden files. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
        examples.put(
                "probe.requested.v1-files",
                new ProbeRequested(
                        VERIFICATION,
                        2,
                        1,
                        FILES,
                        new Inspection.Digests(1, 8),
                        new ReadAs.Text(),
                        LOOKING));
        inspected().forEach((name, event) -> examples.put("probe.answered.v1-" + name, event));
        return examples;
    }

    private static Map<String, Event> inspected() {
        Map<String, Event> inspected = new LinkedHashMap<>();
        inspected.put(
                "manifest",
                looked(
                        0,
                        new Inspection.Manifest(),
                        new Inspected.Manifest(
                                DIGEST,
                                Inspected.What.ADAPTER,
                                "an adapter of low rank (LORA)",
                                true,
                                List.of(
                                        new Inspected.FileEntry(
                                                "adapter_model.safetensors",
                                                4_120,
                                                Inspected.Role.TENSORS)),
                                1,
                                4_120,
                                2,
                                1_024,
                                1,
                                List.of(new Inspected.Declared("rank", "8")),
                                null,
                                List.of(
                                        new Inspected.Refused(
                                                "PROGRAM",
                                                "optimizer.pt",
                                                "",
                                                "is a pickle, which is a program: listed, not"
                                                        + " loaded")),
                                1)));
        inspected.put(
                "digests",
                looked(
                        1,
                        new Inspection.Digests(0, 8),
                        new Inspected.Digests(
                                DIGEST,
                                0,
                                8,
                                List.of(new Inspected.FileSha("adapter_model.safetensors", DIGEST)),
                                0)));
        inspected.put(
                "modules",
                looked(
                        9,
                        new Inspection.Modules(0, 8),
                        new Inspected.Modules(
                                DIGEST,
                                0,
                                8,
                                List.of(
                                        new Inspected.TensorFound(
                                                "layers.3.self_attn.q_proj.lora_A.weight",
                                                "F32",
                                                List.of(8L, 64L),
                                                DIGEST,
                                                1.25,
                                                0L,
                                                0L)),
                                0,
                                List.of(
                                        new Inspected.ModuleChanged(
                                                "layers.3.self_attn.q_proj",
                                                3,
                                                "self_attn.q_proj",
                                                64,
                                                64,
                                                8,
                                                0.5,
                                                0.375,
                                                1.77778,
                                                4.5,
                                                null,
                                                null)),
                                0,
                                0,
                                0,
                                List.of(),
                                0)));
        return inspected;
    }

    private static ProbeAnswered looked(int ordinal, Inspection asked, Inspected seen) {
        return new ProbeAnswered(
                VERIFICATION,
                ordinal,
                ASKING,
                asked,
                new ReadAs.Text(),
                LOOKING,
                new Outcome.Files(seen),
                EFFORT);
    }
}

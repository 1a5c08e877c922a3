package dev.semanticpassport.weights.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.measuring.Measuring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On files that nobody here wrote: run by name with {@code -Dweights.files=DIR}. */
class RealFiles {
    private static final Path FILES =
            Path.of(
                    Objects.requireNonNull(
                            System.getProperty("weights.files"), "-Dweights.files=DIR is missing"));

    @Test
    void modelsAreReadWholeAndTheirNumbersAreFinite() throws IOException {
        for (String model :
                List.of("stories260K", "aidreams260K", "babyllama-tok105", "babyllama-tok361")) {
            try (Opened opened = Opening.open(FILES.resolve("hf").resolve(model))) {
                assertThat(opened.refusals()).isEmpty();
                assertThat(((Contents.Model) opened.contents()).settings())
                        .containsEntry("architectures", "LlamaForCausalLM");
                OpenFile file = opened.files().getFirst();
                var figures =
                        file.mapped()
                                .read(bytes -> Measuring.measure(bytes, file.header().tensors()));
                assertThat(figures.values())
                        .allMatch(one -> one.notFinite() == 0 && one.norm() > 0);
            }
        }
    }

    @Test
    void filesOfLlama2cAreReadOrRefusedForTheRightReason() {
        try (Opened opened = Opening.open(FILES.resolve("llama2c"))) {
            assertThat(opened.files())
                    .extracting(file -> file.header().file())
                    .containsExactly(
                            "aidreams260K.bin",
                            "babyllama_tok105_model5000.bin",
                            "babyllama_tok361_model5000.bin",
                            "stories260K.bin",
                            "stories260K_transposed_layout.bin");
            Map<String, Kind> refused = new TreeMap<>();
            opened.refusals().forEach(one -> refused.put(one.file(), one.kind()));
            assertThat(refused)
                    .isEqualTo(
                            Map.of(
                                    "karpathy-pr468_260k_model_mcu.bin",
                                    Kind.UNSUPPORTED,
                                    "stories260K.q8",
                                    Kind.WRONG_SIZE));
            assertThat(opened.listed())
                    .filteredOn(one -> one.kind() == Listed.Kind.TOKENIZER)
                    .extracting(Listed::file)
                    .contains(
                            "tok512.bin",
                            "tok1024.bin",
                            "utdnd_tok512.bin",
                            "aidreams_tok512.bin",
                            "babyllama_tok105.bin",
                            "babyllama_tok105.model");
        }
    }

    @Test
    void adaptersAreReadListedOrRefusedForTheRightReason() throws IOException {
        for (Path folder : below("lora/monteclora-roberta")) {
            try (Opened opened = Opening.open(folder)) {
                var adapter = ((Contents.LowRank) opened.contents()).adapter();
                assertThat(opened.refusals()).isEmpty();
                assertThat(adapter.modules()).hasSize(24).allMatch(one -> one.scale() == 2);
                assertThat(adapter.saved()).hasSize(4);
                assertThat(adapter.settings().parent()).isEqualTo("roberta-base");
            }
        }
        for (Path folder : below("lora/peft-regression")) {
            try (Opened opened = Opening.open(folder)) {
                assertThat(opened.refusals()).extracting("kind").containsExactly(Kind.PROGRAM);
                assertThat(opened.files()).isEmpty();
            }
        }
        for (String chain : List.of("peft_mrpc_40_fixed", "peft_mrpc_40_rerun")) {
            for (Path folder : below("finegates/" + chain)) {
                try (Opened opened = Opening.open(folder)) {
                    assertThat(opened.contents())
                            .isEqualTo(new Contents.OtherAdapter("FINEGATES", "roberta-base"));
                    assertThat(opened.tensors()).hasSize(148);
                    assertThat(opened.refusals())
                            .extracting("kind")
                            .containsExactly(Kind.UNSUPPORTED);
                }
            }
        }
    }

    private static List<Path> below(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(FILES.resolve(folder))) {
            return entries.sorted().toList();
        }
    }
}

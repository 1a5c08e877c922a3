package dev.semanticpassport.local.knockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.weights.variants.WrittenVariant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said to servers of other programs, and what is made of their answers. */
class AdapterServersTest {

    @Test
    void vllmLoadsEachVariantUnderItsIdAndOneThatItHasAnew() throws IOException {
        try (RecordedServer recorded = new RecordedServer("vllm.jsonl")) {
            // Given
            List<WrittenVariant> variants =
                    List.of(
                            written(new Variant.Whole(), "mine", "out/mine"),
                            written(
                                    Variant.Minus.of(Part.of("3.q_proj")),
                                    "mine~minus:3.q_proj",
                                    "out/mine~minus-3.q_proj"));

            // When
            List<String> lines =
                    new LoadingVariants(Optional.of("k"), Optional.of("/adapters/"))
                            .load(
                                    new VariantServer.Vllm(URI.create(recorded.base() + "/v1/")),
                                    variants);

            // Then
            assertThat(recorded.unexpected()).isEmpty();
            assertThat(lines).containsExactly("loaded  mine", "loaded  mine~minus:3.q_proj");

            // What it refuses is told in its own words, of both forms that it has
            VllmServer server = new VllmServer(recorded.base(), Optional.of("k"));
            assertThatThrownBy(() -> server.load("x", "/nowhere"))
                    .hasMessageContaining("HTTP 404")
                    .hasMessageContaining("No adapter found for /nowhere");
            assertThatThrownBy(() -> server.unload("x"))
                    .isInstanceOfSatisfying(
                            ServerRefusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(404))
                    .hasMessageContaining("The lora adapter 'x' cannot be found.");
            assertThat(recorded.left()).isZero();
        }
    }

    @Test
    void llamaCppPutsOneAdapterInForceAndNoOther() throws IOException {
        try (RecordedServer recorded = new RecordedServer("llama-cpp.jsonl")) {
            LlamaCppServer server = new LlamaCppServer(recorded.base(), Optional.empty());

            server.apply("mine~minus-1.gguf");
            assertThat(recorded.unexpected()).isEmpty();

            assertThatThrownBy(() -> server.apply("other.gguf"))
                    .hasMessageContaining("0 adapters that are called other.gguf")
                    .hasMessageContaining("--lora-init-without-apply");
            assertThatThrownBy(() -> server.apply("mine.gguf"))
                    .hasMessageContaining("did not switch to mine.gguf");

            List<String> lines =
                    new LoadingVariants(Optional.empty(), Optional.empty())
                            .load(
                                    new VariantServer.LlamaCpp(recorded.base()),
                                    List.of(
                                            written(new Variant.Whole(), "mine", "/out/mine.gguf"),
                                            written(
                                                    Variant.Only.of(Part.layer(1)),
                                                    "mine~only:1",
                                                    "/out/mine~only-1.gguf")));
            assertThat(lines)
                    .containsExactly(
                            "there    mine; a request asks it by \"lora\": [{\"id\":0,\"scale\":1}]",
                            "llama.cpp takes adapters at its start only; start it anew with"
                                    + " --lora-init-without-apply --lora /out/mine~only-1.gguf");
            assertThatThrownBy(server::adapters).hasMessageContaining("Invalid API Key");
            assertThat(recorded.unexpected()).isEmpty();
            assertThat(recorded.left()).isZero();
        }
    }

    @Test
    void aServerIsNamedByItsProgramAndAddress() {
        assertThat(VariantServer.parse("vllm=http://h:8000"))
                .contains(new VariantServer.Vllm(URI.create("http://h:8000")));
        assertThat(VariantServer.parse("llama.cpp=https://h"))
                .contains(new VariantServer.LlamaCpp(URI.create("https://h")));
        for (String wrong :
                List.of("", "vllm", "vllm=", "vllm=h:80", "other=http://h", "vllm=ftp://h")) {
            assertThat(VariantServer.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private static WrittenVariant written(Variant variant, String id, String path) {
        return new WrittenVariant(variant, id, Path.of(path), 1, 1, 100);
    }
}

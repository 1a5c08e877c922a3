package dev.semanticpassport.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KnockoutVariantsCommandTest {
    private static final LlamaShape SHAPE = new LlamaShape(9, 8, 2, 2, 12, 16, 10_000, 1e-5f);

    @TempDir private Path folder;

    private record Said(int exitCode, String text) {}

    @Test
    void anAdapterOfTheLabIsTakenApartByLayersAndInPairs() throws IOException {
        Adapter.fresh(SHAPE, 2, 4, 1).save(folder.resolve("mine"));

        Said said = variants("--layers", "--variant", "minus:0.q_proj");

        assertThat(said.exitCode).as(said.text).isZero();
        assertThat(names())
                .containsExactly(
                        "mine",
                        "mine~minus-0",
                        "mine~minus-0.q_proj",
                        "mine~minus-1",
                        "mine~only-0",
                        "mine~only-1");
        assertThat(said.text).contains("13        1").contains("mine~minus:0.q_proj");
        assertThat(modules("mine")).isEqualTo(14);
        assertThat(modules("mine~minus-0")).isEqualTo(7);
    }

    @Test
    void turnedIntoGgufEachVariantIsAFile() throws IOException {
        Adapter.fresh(SHAPE, 2, 4, 1).save(folder.resolve("mine"));
        Path base = Files.createDirectories(folder.resolve("base"));
        Files.write(
                base.resolve("model.safetensors"), new byte[] {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
        Files.writeString(
                base.resolve("config.json"),
                "{\"model_type\":\"llama\",\"num_attention_heads\":2}");

        Said said = variants("--format", "gguf", "--base", base.toString(), "--name", "his");

        assertThat(said.exitCode).as(said.text).isZero();
        assertThat(names()).contains("his.gguf", "his~only-1.gguf").hasSize(5);
        assertThat(modules("his~only-1.gguf")).isEqualTo(7);
    }

    @Test
    void whatCannotBeTakenApartIsTold() throws IOException {
        Adapter.fresh(SHAPE, 2, 4, 1).save(folder.resolve("mine"));

        Said said = variants("--variant", "minus:7", "--variant", "minus:0+1");

        assertThat(said.exitCode).isEqualTo(1);
        assertThat(said.text).contains("names 7", "leaves no change at all");
        assertThat(names()).containsExactly("mine");
        assertThat(variants("--load-into", "ftp://x").exitCode).isEqualTo(2);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("out"))) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    private int modules(String variant) {
        try (Opened opened = Opening.open(folder.resolve("out").resolve(variant))) {
            assertThat(opened.refusals()).isEmpty();
            return opened.contents() instanceof Contents.LowRank(var adapter)
                    ? adapter.modules().size()
                    : 0;
        }
    }

    private Said variants(String... more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            List<String> arguments =
                    Stream.concat(
                                    Stream.of(
                                            "--adapter",
                                            folder.resolve("mine").toString(),
                                            "--out",
                                            folder.resolve("out").toString()),
                                    Stream.of(more))
                            .toList();
            int exitCode =
                    new CommandLine(new KnockoutVariantsCommand())
                            .execute(arguments.toArray(String[]::new));
            return new Said(exitCode, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}

package dev.semanticpassport.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectCommandTest {
    private static final String MODULE = "base_model.model.model.layers.3.self_attn.q_proj.";

    @TempDir private Path folder;

    private record Said(int exitCode, String text) {}

    @Test
    void anAdapterIsToldWithItsDigestItsTableAndItsMap() throws IOException {
        adapter(
                "{\"peft_type\":\"LORA\",\"r\":1,\"lora_alpha\":2,\"base_model_name_or_path\":\"a/<b>\"}");
        Path page = folder.resolve("page.html");

        Said said = inspect(folder.resolve("adapter").toString(), "--html", page.toString());

        assertThat(said.exitCode).isZero();
        assertThat(said.text)
                .contains("an adapter (LoRA) on a/<b>: 1 modules, rank 1, scale 2.000")
                .contains("sha256:")
                .containsPattern(
                        "model\\.layers\\.3\\.self_attn\\.q_proj +2×2 +1 +20\\.00 +100\\.00")
                .containsPattern("3 +██ 100\\.00");
        assertThat(page).content().contains("a/&lt;b&gt;").contains("<rect ").doesNotContain("<b>");
    }

    @Test
    void whatIsRefusedIsToldAndTheExitCodeSaysSo() throws IOException {
        adapter("{\"peft_type\":\"OTHER\"}");
        assertThat(inspect(folder.resolve("adapter").toString()))
                .matches(said -> said.exitCode == 1)
                .matches(said -> said.text.contains("[UNSUPPORTED]"));

        Said missing = inspect(folder.resolve("none").toString());
        assertThat(missing.exitCode).isEqualTo(3);
        assertThat(missing.text).contains("is not there");

        Files.writeString(folder.resolve("x.safetensors"), "no header");
        assertThat(inspect(folder.resolve("x.safetensors").toString()).exitCode).isEqualTo(3);
    }

    private static Said inspect(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int exitCode = new CommandLine(new InspectCommand()).execute(arguments);
            return new Said(exitCode, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    /** One module with the factors (3, 4) down and (0, 2) up, whose product has length 10. */
    private void adapter(String settings) throws IOException {
        Path adapter = Files.createDirectories(folder.resolve("adapter"));
        Files.writeString(adapter.resolve("adapter_config.json"), settings);
        String header =
                String.format(
                        Locale.ROOT,
                        "{\"%slora_A.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                                + "\"%slora_B.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]}}",
                        MODULE,
                        MODULE);
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text).putFloat(3).putFloat(4).putFloat(0).putFloat(2);
        Files.write(adapter.resolve("adapter_model.safetensors"), file.array());
    }
}

package dev.semanticpassport.local.bench.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.lineage.Anatomy;
import dev.semanticpassport.weights.lineage.Change;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingTest {
    @TempDir private Path folder;

    @Test
    void allAreMadeAndReadAndWhatIsGoneIsMadeAgainTheSame() throws IOException {
        List<Member> plan = Plan.of(48, 8, 1);
        TinyTraining training = new TinyTraining(1, 1);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Growing growing =
                new Growing(folder, new PrintStream(told, true, StandardCharsets.UTF_8), training);
        growing.grow(plan);

        for (Member member : plan) {
            try (Opened opened = Opening.open(growing.at(member))) {
                assertThat(opened.refusals()).as(member.name()).isEmpty();
                if (member.kind().adapter()) {
                    assertThat(Change.of(opened)).isNotNull();
                } else {
                    assertThat(Anatomy.of(opened)).as(member.name()).isPresent();
                }
            }
        }
        Path lost = growing.at(plan.getFirst()).resolve("model.safetensors");
        Sha256 before = Sha256.of(Files.readAllBytes(lost));
        Files.delete(lost);
        told.reset();

        growing.grow(plan);

        assertThat(Sha256.of(Files.readAllBytes(lost))).isEqualTo(before);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("made=1 of=1");
    }
}

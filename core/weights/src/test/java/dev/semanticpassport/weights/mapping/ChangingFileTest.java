package dev.semanticpassport.weights.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.measuring.Measuring;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangingFileTest {
    private static final int SIZE = 8 << 20;

    @TempDir private Path folder;

    /** Were vectors loaded from the mapping itself, this would end the whole JVM. */
    @Test
    void aFileThatIsCutWhileItIsMeasuredIsRefused() throws IOException {
        Path path = Files.write(folder.resolve("f"), new byte[SIZE]);
        TensorEntry tensor = new TensorEntry("t", Element.F32, List.of(SIZE / 4L), 0, SIZE);
        try (MappedFile file = MappedFile.open(path, "f")) {
            for (int warm = 0; warm < 20; warm++) {
                measured(file, tensor);
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(4_096);
            }

            assertThatThrownBy(() -> measured(file, tensor))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused ->
                                    assertThat(refused.refusal().kind()).isEqualTo(Kind.CHANGED));
        }
    }

    @Test
    void aFileThatGrowsOrIsWrittenToIsRefused() throws IOException {
        Path path = Files.write(folder.resolve("f"), new byte[64]);
        try (MappedFile file = MappedFile.open(path, "f")) {
            Files.write(path, new byte[1], StandardOpenOption.APPEND);
            assertThat(refusal(file).kind()).isEqualTo(Kind.CHANGED);
        }
        try (MappedFile file = MappedFile.open(path, "f")) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {1}));
            }
            Files.setLastModifiedTime(path, FileTime.fromMillis(1));
            assertThat(refusal(file).kind()).isEqualTo(Kind.CHANGED);
        }
        try (MappedFile file = MappedFile.open(path, "f")) {
            Files.delete(path);
            assertThat(refusal(file).kind()).isEqualTo(Kind.CHANGED);
        }
    }

    private static void measured(MappedFile file, TensorEntry tensor) throws RefusedException {
        var figures = file.read(bytes -> Measuring.measure(bytes, List.of(tensor)));
        assertThat(figures.get(tensor)).isNotNull();
    }

    private static Refusal refusal(MappedFile file) {
        try {
            file.read(bytes -> bytes.byteSize());
            throw new AssertionError("was read");
        } catch (RefusedException e) {
            return e.refusal();
        }
    }
}

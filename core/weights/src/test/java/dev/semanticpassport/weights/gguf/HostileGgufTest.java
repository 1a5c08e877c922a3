package dev.semanticpassport.weights.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.Written.Gguf;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileGgufTest {
    private static final int F32 = 0;
    private static final int Q4_0 = 2;
    private static final int ARRAY = 9;
    private static final int TEXT = 8;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aRightFileIsReadWithSidesOutermostFirst(int version) throws RefusedException {
        Gguf right =
                Gguf.version(version, 2, 4)
                        .note("general.architecture", "llama")
                        .note("llama.block_count", 1)
                        .text("tokenizer.ggml.tokens")
                        .int32(ARRAY)
                        .int32(TEXT)
                        .int64(2)
                        .text("a")
                        .text("b")
                        .note("tokenizer.chat_template", "{{ run() }}")
                        .tensor("token_embd.weight", Q4_0, 0, 32, 2)
                        .tensor("output_norm.weight", F32, 64, 3)
                        .align()
                        .zeros(64)
                        .floats(1, 2, 3);

        TensorFile file = ReadingGguf.read("m.gguf", right.file());

        assertThat(file.tensors())
                .extracting("name")
                .containsExactly("token_embd.weight", "output_norm.weight");
        assertThat(file.tensors().getFirst().shape()).containsExactly(2L, 32L);
        assertThat(file.tensors().getFirst().element()).isEqualTo(Element.Q4_0);
        assertThat(file.tensors().getFirst().sizeBytes()).isEqualTo(36);
        assertThat(file.notes())
                .containsEntry("llama.block_count", "1")
                .containsEntry("tokenizer.ggml.tokens", "2 × string")
                .containsEntry("tokenizer.chat_template", "{{ run() }}");
        // the template is no part of what the tokenizer's digest covers
        assertThat(file.tokenizer()).hasSize(1);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(Kind.UNKNOWN_FORMAT, new Gguf().int32(0x46474747).zeros(64)),
                wrong(Kind.UNSUPPORTED, Gguf.version(1, 0, 0)),
                wrong(Kind.UNSUPPORTED, Gguf.version(4, 0, 0)),
                wrong(Kind.UNSUPPORTED, Gguf.version(0x03000000, 0, 0)),
                wrong(Kind.TRUNCATED, new Gguf().int32(0x46554747)),
                wrong(Kind.BEYOND_BOUNDS, Gguf.version(3, -1, 0)),
                wrong(Kind.BEYOND_BOUNDS, Gguf.version(3, Long.MIN_VALUE, 0)),
                wrong(Kind.BEYOND_BOUNDS, Gguf.version(3, 0, Long.MAX_VALUE)),
                wrong(Kind.BEYOND_BOUNDS, Gguf.version(3, Bounds.TENSORS + 1L, 0)),
                wrong(Kind.TRUNCATED, Gguf.version(3, Bounds.TENSORS, 0)),
                wrong(Kind.TRUNCATED, Gguf.version(3, 0, 1)),
                wrong(Kind.BEYOND_BOUNDS, Gguf.version(3, 0, 1).int64(Long.MAX_VALUE)),
                wrong(Kind.BEYOND_BOUNDS, Gguf.version(3, 0, 1).text("a".repeat(2_000)).zeros(64)),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).note("", "x")),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).note("a\u001b[2J", "x")),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).text("a").int32(13).zeros(64)),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).text("a").int32(-1).zeros(64)),
                wrong(Kind.DUPLICATE, Gguf.version(3, 0, 2).note("a", 1).note("a", 2)),
                wrong(
                        Kind.BEYOND_BOUNDS,
                        Gguf.version(3, 0, 1).text("a").int32(ARRAY).int32(4).int64(1L << 60)),
                wrong(
                        Kind.TRUNCATED,
                        Gguf.version(3, 0, 1).text("a").int32(ARRAY).int32(4).int64(1 << 20)),
                wrong(Kind.BEYOND_BOUNDS, nested(5)),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).note("general.alignment", 3)),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).note("general.alignment", 0)),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).note("general.alignment", -1)),
                wrong(Kind.MALFORMED, Gguf.version(3, 0, 1).note("general.alignment", "32x")),
                wrong(Kind.MALFORMED, Gguf.version(3, 1, 0).tensor("t", F32, 0, 1, 1, 1, 1, 1)),
                wrong(Kind.MALFORMED, Gguf.version(3, 1, 0).text("t").int32(-1).zeros(64)),
                wrong(Kind.UNSUPPORTED, Gguf.version(3, 1, 0).tensor("t", 4, 0, 32)),
                wrong(Kind.UNSUPPORTED, Gguf.version(3, 1, 0).tensor("t", 1000, 0, 32)),
                wrong(Kind.WRONG_SIZE, Gguf.version(3, 1, 0).tensor("t", Q4_0, 0, 31)),
                wrong(Kind.WRONG_SIZE, Gguf.version(3, 1, 0).tensor("t", F32, 0, -1)),
                wrong(
                        Kind.WRONG_SIZE,
                        Gguf.version(3, 1, 0).tensor("t", F32, 0, 1L << 40, 1L << 40)),
                wrong(Kind.WRONG_SIZE, Gguf.version(3, 1, 0).tensor("t", F32, 0, 1L << 62)),
                wrong(
                        Kind.TRUNCATED,
                        Gguf.version(3, 1, 0).tensor("t", F32, 0, 1 << 20).align().zeros(64)),
                wrong(
                        Kind.TRUNCATED,
                        Gguf.version(3, 1, 0).tensor("t", F32, 1L << 62, 1).align().zeros(64)),
                wrong(
                        Kind.MALFORMED,
                        Gguf.version(3, 1, 0).tensor("t", F32, 4, 1).align().zeros(64)),
                wrong(
                        Kind.MALFORMED,
                        Gguf.version(3, 1, 0).tensor("t", F32, -32, 1).align().zeros(64)),
                wrong(
                        Kind.OVERLAP,
                        Gguf.version(3, 2, 0)
                                .tensor("t", F32, 0, 16)
                                .tensor("u", F32, 32, 8)
                                .align()
                                .zeros(64)),
                wrong(
                        Kind.HOLE,
                        Gguf.version(3, 2, 0)
                                .tensor("t", F32, 0, 8)
                                .tensor("u", F32, 64, 8)
                                .align()
                                .zeros(96)),
                wrong(Kind.HOLE, Gguf.version(3, 1, 0).tensor("t", F32, 0, 8).align().zeros(96)),
                wrong(
                        Kind.DUPLICATE,
                        Gguf.version(3, 2, 0)
                                .tensor("t", F32, 0, 8)
                                .tensor("t", F32, 32, 8)
                                .align()
                                .zeros(64)));
    }

    private static Arguments wrong(Kind kind, Gguf file) {
        return Arguments.of(kind, file);
    }

    private static Gguf nested(int depth) {
        Gguf file = Gguf.version(3, 0, 1).text("a").int32(ARRAY);
        for (int i = 0; i < depth; i++) {
            file.int32(ARRAY).int64(1);
        }
        return file.int32(4).int64(1).int32(0);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongFileIsRefusedForWhatIsWrongWithIt(Kind kind, Gguf file) {
        Refusal refusal = refusal(file.file());

        assertThat(refusal.kind()).as(refusal.toString()).isEqualTo(kind);
        assertThat(refusal.toString().codePoints()).noneMatch(Character::isISOControl);
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        Gguf file = Gguf.version(3, 0, 1).int64(2).int32(0x0000_FFC0);

        assertThat(refusal(file.file()).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aFileCutAnywhereIsRefused() throws RefusedException {
        byte[] whole =
                Gguf.version(3, 1, 1)
                        .note("general.architecture", "llama")
                        .tensor("t", F32, 0, 8)
                        .align()
                        .zeros(32)
                        .toBytes();
        assertThat(ReadingGguf.read("whole", MemorySegment.ofArray(whole)).tensors()).hasSize(1);

        for (int size = 4; size < whole.length; size++) {
            MemorySegment cut = MemorySegment.ofArray(whole).asSlice(0, size);
            assertThat(refusal(cut).kind()).isIn(List.of(Kind.TRUNCATED));
        }
    }

    private static Refusal refusal(MemorySegment bytes) {
        try {
            ReadingGguf.read("hostile", bytes);
            throw new AssertionError("was read");
        } catch (RefusedException e) {
            return e.refusal();
        }
    }
}

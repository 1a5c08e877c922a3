package dev.semanticpassport.weights.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.weights.Bounds;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorFile;
import dev.semanticpassport.weights.Written;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileSafetensorsTest {

    @Test
    void aRightFileIsReadInTheOrderOfItsHeader() throws RefusedException {
        TensorFile file =
                ReadingSafetensors.read(
                        "m.safetensors",
                        Written.safetensors(
                                "{\"__metadata__\":{\"format\":\"pt\"},"
                                        + "\"b\":{\"dtype\":\"F16\",\"shape\":[2,3],\"data_offsets\":[4,16]},"
                                        + "\"a\":{\"data_offsets\":[0,4],\"shape\":[],\"dtype\":\"F32\"},\"none\":{\"dtype\":\"I64\",\"shape\":[0,7],\"data_offsets\":[4,4]}}"
                                        + "  ",
                                16));

        assertThat(file.tensors()).extracting("name").containsExactly("b", "a", "none");
        assertThat(file.tensors().getFirst().element()).isEqualTo(Element.F16);
        assertThat(file.tensors().getFirst().shape()).containsExactly(2L, 3L);
        assertThat(file.tensors().get(1).firstByte()).isEqualTo(file.headerBytes());
        assertThat(file.notes()).containsEntry("format", "pt");
    }

    // the header stands between the bars; ' stands for "
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "OVERLAP | 8 |"
                        + " {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}}",
                "OVERLAP | 4 |"
                        + " {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "HOLE | 12 |"
                        + " {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}",
                "HOLE | 8 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "HOLE | 1 | {}",
                "TRUNCATED | 3 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "WRONG_SIZE | 4 | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}",
                "WRONG_SIZE | 4 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}",
                "WRONG_SIZE | 0 |"
                        + " {'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}}",
                "WRONG_SIZE | 0 |"
                        + " {'a':{'dtype':'F64','shape':[2305843009213693952],'data_offsets':[0,0]}}",
                "WRONG_SIZE | 1 | {'a':{'dtype':'F4','shape':[1],'data_offsets':[0,1]}}",
                "TRUNCATED | 4 |"
                        + " {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,9223372036854775807]}}",
                "MALFORMED | 4 |"
                        + " {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,9223372036854775808]}}",
                "MALFORMED | 4 | {'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}",
                "MALFORMED | 4 | {'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}}",
                "MALFORMED | 4 | {'a':{'dtype':'F32','shape':'1','data_offsets':[0,4]}}",
                "MALFORMED | 4 | {'a':{'dtype':'F32','shape':[1]}}",
                "MALFORMED | 4 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}}",
                "BEYOND_BOUNDS | 4 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,4]}}",
                "MALFORMED | 4 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'more':1}}",
                "UNSUPPORTED | 4 | {'a':{'dtype':'F33','shape':[1],'data_offsets':[0,4]}}",
                "UNSUPPORTED | 18 | {'a':{'dtype':'Q4_0','shape':[32],'data_offsets':[0,18]}}",
                "DUPLICATE | 4 |"
                        + " {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[0],'data_offsets':[4,4]}}",
                "DUPLICATE | 4 |"
                        + " {'a':{'dtype':'F32','dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "DUPLICATE | 0 | {'__metadata__':{'a':'1','a':'2'}}",
                "MALFORMED | 0 | {'__metadata__':{'a':1}}",
                "MALFORMED | 0 | {'__metadata__':{'a':{'b':'c'}}}",
                "MALFORMED | 4 | {'':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "MALFORMED | 4 | {'\\u001b[2J':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "MALFORMED | 4 | {'a\\u202e':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                "MALFORMED | 0 | {'a':",
                "MALFORMED | 0 | {}{}",
                "MALFORMED | 0 | {'a':NaN}",
                "MALFORMED | 0 | []",
                "MALFORMED | 0 | /* */{}",
            })
    void aWrongHeaderIsRefusedForWhatIsWrongWithIt(Kind kind, int dataBytes, String header) {
        Refusal refusal =
                refusal(Written.safetensors(header.replace('\'', '"'), dataBytes)).orElseThrow();

        assertThat(refusal.kind()).as(refusal.toString()).isEqualTo(kind);
        assertThat(refusal.file()).isEqualTo("hostile");
        assertThat(refusal.toString().codePoints()).noneMatch(Character::isISOControl);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, BEYOND_BOUNDS",
        "-9223372036854775808, BEYOND_BOUNDS",
        "-1, BEYOND_BOUNDS",
        "100000001, BEYOND_BOUNDS",
        "1000, TRUNCATED",
        "0, MALFORMED",
        "1, MALFORMED"
    })
    void anImpossibleHeaderLengthIsRefusedBeforeAnythingIsRead(long length, Kind kind) {
        ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

        assertThat(refusal(MemorySegment.ofArray(file.array())).orElseThrow().kind())
                .isEqualTo(kind);
    }

    @Test
    void shortFilesAreRefused() {
        for (int size = 0; size < 8; size++) {
            assertThat(refusal(MemorySegment.ofArray(new byte[size])).orElseThrow().kind())
                    .isEqualTo(Kind.TRUNCATED);
        }
    }

    @Test
    void bombsEndWithinBounds() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        String longName = "{\"" + "a".repeat(Bounds.NAME + 1) + "\":{}}";
        String longNumber = "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + "1".repeat(1_000_000) + "]}}";
        String manySides =
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(1_000_000) + "1]}}";
        String deepNotes = "{\"__metadata__\":{\"a\":" + "{\"a\":".repeat(50_000);

        for (String bomb : List.of(deep, longName, longNumber, manySides, deepNotes)) {
            assertThat(refusal(Written.safetensors(bomb, 0)).orElseThrow().kind())
                    .isIn(Kind.BEYOND_BOUNDS, Kind.MALFORMED);
        }
    }

    @Test
    void namesThatCollideInHashTablesCostNoMoreThanOthers() throws RefusedException {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 1 << 13; i++) {
            StringBuilder name = new StringBuilder();
            // "Aa" and "BB" have one hash code, and so has every word made of them
            for (int bit = 0; bit < 13; bit++) {
                name.append(((i >> bit) & 1) == 0 ? "Aa" : "BB");
            }
            header.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[")
                    .append(i)
                    .append(',')
                    .append(i + 1)
                    .append("]}");
        }
        TensorFile file =
                ReadingSafetensors.read(
                        "hostile", Written.safetensors(header.append('}').toString(), 1 << 13));

        assertThat(file.tensors()).hasSize(1 << 13);
    }

    @Test
    void otherEncodingsOfTextAreRefused() {
        for (var encoding :
                List.of(
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_32LE)) {
            assertThat(
                            refusal(Written.safetensors("{}".getBytes(encoding), new byte[0]))
                                    .orElseThrow()
                                    .kind())
                    .isEqualTo(Kind.MALFORMED);
        }
        byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
        assertThat(refusal(Written.safetensors(overlong, new byte[0])).orElseThrow().kind())
                .isEqualTo(Kind.MALFORMED);
    }

    private static Optional<Refusal> refusal(MemorySegment bytes) {
        try {
            ReadingSafetensors.read("hostile", bytes);
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }
}

package dev.semanticpassport.core.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void theExampleOfTheStandardComesOutAsThere() {
        // Given: RFC 8785, section 3.2.2
        String input =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        // When
        String canonical = text(CanonicalJson.bytes(utf8(input)));
        // Then
        assertThat(canonical)
                .isEqualTo(
                        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,"
                                + "0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void namesAreSortedByTheirUtf16Units() {
        // Given: RFC 8785, section 3.2.3
        String input =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        // When
        String canonical = text(CanonicalJson.bytes(utf8(input)));
        // Then
        assertThat(canonical)
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\uFB33\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ }",
                "{\"b\":1,\"a\":2}",
                "[1.0]",
                "[1e1]",
                "\"\\u0041\"",
                "{}\n",
                "[-0]",
                "{\"a\":1,\"a\":1}",
                "",
                "{",
                "[9007199254740993]",
                "[\"\\ud800\"]",
                "{} {}"
            })
    void whatIsNotByteForByteCanonicalIsNot(String json) {
        assertThat(CanonicalJson.isCanonical(utf8(json))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"a\":[1,2.5,\"x\"],\"b\":null}", "[1e+30]", "[0]"})
    void whatIsCanonicalIs(String json) {
        assertThat(CanonicalJson.isCanonical(utf8(json))).isTrue();
    }

    @Test
    void numbersThatNoDoubleHoldsAreRefusedInsteadOfRounded() {
        for (String json :
                List.of("[9007199254740993]", "{\"seed\":9223372036854775807}", "[1e999]")) {
            assertThatThrownBy(() -> CanonicalJson.bytes(utf8(json)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no double holds");
        }
        assertThat(CanonicalJson.isCanonical(utf8("[9007199254740992,100000000000000000000]")))
                .isTrue();
    }

    @Test
    void bytesThatAreNotUtf8OrTooDeepAreUnreadable() {
        assertThatThrownBy(() -> CanonicalJson.read("a.json", new byte[] {'"', (byte) 0xff, '"'}))
                .hasMessage("a.json: is not UTF-8");
        assertThatThrownBy(() -> CanonicalJson.read("a.json", utf8("[".repeat(100_000))))
                .hasMessageStartingWith("a.json: is not JSON");
        assertThat(CanonicalJson.isCanonical(utf8("[".repeat(150) + "]".repeat(150)))).isTrue();
    }

    @Test
    void errorsNeverQuoteTheFile() {
        assertThatThrownBy(() -> CanonicalJson.read("key.json", utf8("{\"key\": s3cret}")))
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void canonicalisingTwiceChangesNothingAndOrderDoesNotMatter() {
        Seeds.forAll(
                500,
                random -> {
                    ObjectNode forwards = JsonNodeFactory.instance.objectNode();
                    ObjectNode backwards = JsonNodeFactory.instance.objectNode();
                    int[] names = random.ints(10, 0x20, 0xd7ff).distinct().toArray();
                    for (int i = 0; i < names.length; i++) {
                        forwards.put(Character.toString(names[i]), names[i] / 7.0);
                    }
                    for (int i = names.length - 1; i >= 0; i--) {
                        backwards.put(Character.toString(names[i]), names[i] / 7.0);
                    }
                    byte[] canonical = CanonicalJson.bytes(forwards);
                    assertThat(CanonicalJson.bytes(backwards)).isEqualTo(canonical);
                    assertThat(CanonicalJson.isCanonical(canonical)).isTrue();
                });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

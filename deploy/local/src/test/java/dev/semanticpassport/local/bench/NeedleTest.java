package dev.semanticpassport.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NeedleTest {
    private static final String SECRET = "Which word stands under the sign of duality?";
    private final Needle needle = Needle.ofText("a question", SECRET);

    @Test
    void aSecretIsFoundInPlainAndInHexOfBothCases() {
        String hex = HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(needle.standsIn("before " + SECRET + " after")).isTrue();
        assertThat(needle.standsIn("\\x00" + hex + "ff")).isTrue();
        assertThat(
                        needle.standsIn(
                                HexFormat.of()
                                        .withUpperCase()
                                        .formatHex(SECRET.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    @Test
    void aSecretIsFoundInBase64WhateverStandsBeforeIt() {
        for (String before : new String[] {"", "a", "ab", "abc", "abcd"}) {
            byte[] bytes = (before + SECRET + "xyz").getBytes(StandardCharsets.UTF_8);
            assertThat(needle.standsIn(Base64.getEncoder().encodeToString(bytes)))
                    .as(before)
                    .isTrue();
            assertThat(needle.standsIn(Base64.getUrlEncoder().encodeToString(bytes)))
                    .as(before)
                    .isTrue();
        }
    }

    @Test
    void somethingElseIsNotTaken() {
        assertThat(needle.standsIn("Which word stands under the sign of silence?")).isFalse();
        assertThat(needle.standsIn("")).isFalse();
    }
}

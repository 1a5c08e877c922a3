package dev.semanticpassport.core.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import dev.semanticpassport.core.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final String ROW = "passport/1/author-key";
    private static final byte[] SECRET = "secret".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final SealingKey oldKey = key(1);
    private final SealingKey newKey = key(2);
    private final Sealing before = new Sealing(oldKey, List.of());
    private final Sealing rotated = new Sealing(newKey, List.of(oldKey));
    private final Sealed sealed = before.seal(SECRET, ROW, random);

    @Test
    void whatWasSealedOpensForItsRow() {
        assertThat(before.open(Sealed.fromBytes(sealed.bytes()), ROW)).isEqualTo(SECRET);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void itDoesNotOpenInAnotherRow() {
        assertThatThrownBy(() -> before.open(sealed, "passport/2/author-key"))
                .isInstanceOf(Sealing.CannotOpenException.class)
                .hasMessageContaining("belong to another identity");
    }

    @Test
    void anOlderKeyStillOpensAndIsSeenToBeOld() {
        assertThat(rotated.open(sealed, ROW)).isEqualTo(SECRET);
        assertThat(rotated.isCurrent(sealed)).isFalse();
        assertThat(rotated.isCurrent(rotated.seal(SECRET, ROW, random))).isTrue();
    }

    @Test
    void withoutItsKeyItDoesNotOpen() {
        var stranger = new Sealing(newKey, List.of());
        assertThatThrownBy(() -> stranger.open(sealed, ROW))
                .hasMessageContaining("under a key that is not given here");
    }

    @Test
    void anyFlippedBitIsRefused() {
        Seeds.forAll(
                300,
                seeded -> {
                    byte[] bytes = sealed.bytes();
                    int bit = seeded.nextInt(bytes.length * Byte.SIZE);
                    bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                    assertThatThrownBy(() -> before.open(Sealed.fromBytes(bytes), ROW))
                            .isInstanceOfAny(
                                    Sealing.CannotOpenException.class,
                                    IllegalArgumentException.class);
                });
    }

    @Test
    void theSameSecretIsNeverSealedTheSameWay() {
        assertThat(before.seal(SECRET, ROW, random).bytes()).isNotEqualTo(sealed.bytes());
    }

    @Test
    void keysAndSealedSecretsHideThemselves() {
        assertThat(oldKey).hasToString("SealingKey[hidden]");
        assertThat(sealed.toString()).isEqualTo("Sealed[43 bytes]");
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(oldKey))
                .isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void keysThatAreNoneSayWhyWithoutQuotingThem() {
        assertThatThrownBy(() -> SealingKey.fromBase64("c2hvcnQ="))
                .hasMessage("the sealing key has 5 bytes instead of 32");
        assertThatThrownBy(() -> SealingKey.fromBase64("c2VjcmV0!"))
                .hasMessage("the sealing key is not standard base64")
                .hasNoCause();
        assertThatThrownBy(() -> Sealed.fromBytes(new byte[5])).hasMessageContaining("too short");
    }

    private static SealingKey key(int filler) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) filler;
        return SealingKey.fromBase64(Base64.getEncoder().encodeToString(bytes));
    }
}

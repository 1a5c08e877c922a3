package dev.semanticpassport.core.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource(SignatureScheme.class)
    void aKeyReadsBackFromItsFileAndSignsAsBefore(SignatureScheme scheme) {
        // Given
        var key = SigningKey.generate(scheme, random);
        // When
        var read = SigningKey.fromPem("author.pem", key.exposePem(), random);
        // Then
        assertThat(read.verificationKey()).isEqualTo(key.verificationKey());
        assertThat(key.verificationKey().verify(MESSAGE, read.sign(MESSAGE, random))).isTrue();
        assertThat(VerificationKey.fromPem("author.pub", key.verificationKey().pem()))
                .isEqualTo(key.verificationKey());
        assertThat(key).hasToString("SigningKey[hidden]");
    }

    @Test
    void anEncryptedKeyOpensWithItsPassphraseAlone() {
        // Given: a passphrase that is not ASCII
        var key = SigningKey.generate(SignatureScheme.P256, random);
        char[] passphrase = "ключ к переписке".toCharArray();
        // When
        String pem = key.encryptedPem(passphrase, random);
        // Then
        assertThat(pem).contains("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        var read = SigningKey.fromEncryptedPem("author.pem", pem, passphrase, random);
        assertThat(key.verificationKey().verify(MESSAGE, read.sign(MESSAGE, random))).isTrue();
        assertThatThrownBy(() ->
                        SigningKey.fromEncryptedPem(
                                "author.pem", pem, "another".toCharArray(), random))
                .hasMessage(
                        "author.pem, field ENCRYPTED PRIVATE KEY: cannot be opened with this"
                                + " passphrase");
    }

    @Test
    void aKeyThatOpenSslEncryptedIsRead() {
        // Given: openssl genpkey -algorithm ed25519 | openssl pkcs8 -topk8 -v2 aes-256-cbc
        //            -v2prf hmacWithSHA256 -iter 1000 -passout pass:lantern
        String pem =
                """
                -----BEGIN ENCRYPTED PRIVATE KEY-----
                MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAijhdcU6HSX4QICA+gw
                DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEE9r5P07+Z819e5WQ/2LxgEQLVK
                3IDDT/lnGBU+8jxxLP28tLn9IS8r8PnCbOWzw6OqxxWkuipjZKJGFt7l/+z8QPwn
                UzX4XyF+ulW3127pK8U=
                -----END ENCRYPTED PRIVATE KEY-----
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEADxB+lc3Tx0DFtk+JdQZ5n2+QAb8E2vmFaZd29QCLaeM=
                -----END PUBLIC KEY-----
                """;
        // When
        var key = SigningKey.fromEncryptedPem("openssl.pem", pem, "lantern".toCharArray(), random);
        // Then
        assertThat(key.verificationKey().verify(MESSAGE, key.sign(MESSAGE, random))).isTrue();
    }

    @Test
    void aPublishedSignatureOfEd25519Verifies() {
        // Given: RFC 8032, section 7.1, test 2
        var key =
                VerificationKey.fromRawEd25519(
                        hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        byte[] signature =
                hex(
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        // Then
        assertThat(key.verify(hex("72"), signature)).isTrue();
        assertThat(key.verify(hex("73"), signature)).isFalse();
        assertThat(key.verify(hex("72"), new byte[3])).isFalse();
    }

    @Test
    void halvesOfDifferentKeysAreRefused() {
        // Given
        String one = SigningKey.generate(SignatureScheme.ED25519, random).exposePem();
        String other = SigningKey.generate(SignatureScheme.ED25519, random).exposePem();
        String mixed =
                one.substring(0, one.indexOf("-----BEGIN PUBLIC"))
                        + other.substring(other.indexOf("-----BEGIN PUBLIC"));
        // Then
        assertThatThrownBy(() -> SigningKey.fromPem("author.pem", mixed, random))
                .hasMessage(
                        "author.pem, field PRIVATE KEY: does not belong to the file's public key");
    }

    @Test
    void filesThatAreNoKeysNameFileAndBlock() {
        assertThatThrownBy(() -> VerificationKey.fromPem("author.pub", "hello"))
                .hasMessage("author.pub, field PUBLIC KEY: there is no such PEM block");
        assertThatThrownBy(() ->
                        VerificationKey.fromPem("author.pub", Pem.write("PUBLIC KEY", new byte[9])))
                .hasMessageContaining("is neither an Ed25519 nor a P-256 key");
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}

package dev.semanticpassport.core.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.core.Seeds;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DsseEnvelopeTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void theEncodingIsTheOneOfTheProtocolsExample() {
        // Given: the DSSE protocol's own test vector
        byte[] payload = "hello world".getBytes(StandardCharsets.UTF_8);
        // When
        byte[] encoded =
                DsseEnvelope.preAuthenticationEncoding("http://example.com/HelloWorld", payload);
        // Then
        assertThat(new String(encoded, StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @ParameterizedTest
    @EnumSource(SignatureScheme.class)
    void whatIsSignedVerifiesUnderTheSignersKeyAlone(SignatureScheme scheme) {
        // Given
        var key = SigningKey.generate(scheme, random);
        var other = SigningKey.generate(scheme, random);
        // When
        var envelope = DsseEnvelope.sign(DsseEnvelope.IN_TOTO, new byte[] {1, 2, 3}, key, random);
        // Then
        assertThat(envelope.verify(List.of(other.verificationKey(), key.verificationKey())))
                .isEqualTo(new DsseEnvelope.Check.Signed(List.of(key.verificationKey())));
        assertThat(envelope.verify(List.of(other.verificationKey())))
                .isInstanceOf(DsseEnvelope.Check.NotSigned.class);
        assertThat(envelope.verify(List.of())).isInstanceOf(DsseEnvelope.Check.NotSigned.class);
    }

    @ParameterizedTest
    @EnumSource(SignatureScheme.class)
    void anyFlippedBitOfPayloadOrSignatureFailsAndSoDoesAnotherType(SignatureScheme scheme) {
        // Given
        var key = SigningKey.generate(scheme, random);
        byte[] payload = "passport".getBytes(StandardCharsets.UTF_8);
        var signed = DsseEnvelope.sign("a/b", payload, key, random);
        var signature = signed.signatures().getFirst();
        byte[] bytes = Base64.getDecoder().decode(signature.sig());
        // Then
        Seeds.forAll(
                100,
                seeded -> {
                    String flippedPayload = flipped(payload, seeded.nextInt(payload.length * 8));
                    String flippedBytes = flipped(bytes, seeded.nextInt(bytes.length * 8));
                    assertNotSigned(
                            new DsseEnvelope(flippedPayload, "a/b", signed.signatures()), key);
                    assertNotSigned(
                            new DsseEnvelope(
                                    signed.payload(),
                                    "a/b",
                                    List.of(
                                            new DsseEnvelope.Signature(
                                                    signature.keyid(), flippedBytes))),
                            key);
                });
        assertNotSigned(new DsseEnvelope(signed.payload(), "a/c", signed.signatures()), key);
    }

    @Test
    void theKeyIdIsOnlyAHint() {
        // Given
        var key = SigningKey.generate(SignatureScheme.ED25519, random);
        var signed = DsseEnvelope.sign("a/b", new byte[0], key, random);
        var lying = new DsseEnvelope.Signature("other", signed.signatures().getFirst().sig());
        // When
        var check =
                new DsseEnvelope(signed.payload(), "a/b", List.of(lying))
                        .verify(List.of(key.verificationKey()));
        // Then
        assertThat(check).isInstanceOf(DsseEnvelope.Check.Signed.class);
    }

    @Test
    void envelopeAndStatementReadBackFromJson() throws Exception {
        // Given
        var json = new ObjectMapper();
        var key = SigningKey.generate(SignatureScheme.ED25519, random);
        var statement =
                InTotoStatement.about(
                        "model",
                        Sha256.ofText("weights"),
                        "https://example.com/passport/v1",
                        JsonNodeFactory.instance.objectNode().put("b", 1).put("a", 2));
        var envelope =
                DsseEnvelope.sign(DsseEnvelope.IN_TOTO, statement.canonicalBytes(), key, random);
        // When
        var read = json.readValue(json.writeValueAsBytes(envelope), DsseEnvelope.class);
        // Then
        assertThat(read).isEqualTo(envelope);
        assertThat(CanonicalJson.isCanonical(read.payloadBytes())).isTrue();
        assertThat(json.readValue(read.payloadBytes(), InTotoStatement.class)).isEqualTo(statement);
    }

    @Test
    void anEnvelopeWithoutSignatureOrWithBrokenBase64IsRefused() {
        assertThatThrownBy(() -> new DsseEnvelope("", "a/b", List.of()))
                .hasMessageContaining("at least one signature");
        assertThatThrownBy(() ->
                        new DsseEnvelope("!", "a/b", List.of(new DsseEnvelope.Signature("", ""))))
                .hasMessageContaining("payload is not standard base64");
    }

    private static void assertNotSigned(DsseEnvelope envelope, SigningKey key) {
        assertThat(envelope.verify(List.of(key.verificationKey())))
                .isInstanceOf(DsseEnvelope.Check.NotSigned.class);
    }

    private static String flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return Base64.getEncoder().encodeToString(copy);
    }
}

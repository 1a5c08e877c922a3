package dev.semanticpassport.document.digesting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderDigestTest {

    @TempDir Path folder;

    @Test
    void thePublishedRootOfTwoFilesIsComputed() {
        // Given: key.bundle.json of the specification's test data
        List<FileDigest> files =
                List.of(
                        file(
                                "signme-2",
                                "32dcb1f8e1ae52d5963e56a6ba06ab58b424c15ed2a6b70d2feca1d089370028"),
                        file(
                                "signme-1",
                                "bc9a717db6064a32cbe9eae6fc40651dd6d36ef1757183f590eff2b1765d7ebc"));
        // Then
        assertThat(FolderDigest.root(files).hex())
                .isEqualTo("92745110b1ab4368471cbe31664e10174e954b113a3df333db860317b2c6dec4");
    }

    @Test
    void namesStandInTheOrderOfCodePoints() {
        // Given: UTF-16 would put the second plane before U+FF5E
        FileDigest plane = file("\ud83d\ude00", "0".repeat(64));
        FileDigest tilde = file("\uff5e", "1".repeat(64));
        // Then
        assertThat(FolderDigest.sorted(List.of(plane, tilde))).containsExactly(tilde, plane);
    }

    @Test
    void aFolderIsReadWithoutWhatVersionControlKeepsThere() throws IOException {
        // Given
        Files.writeString(folder.resolve("model.safetensors"), "tensors");
        Files.writeString(folder.resolve(".gitattributes"), "lfs");
        Files.createDirectories(folder.resolve("sub/.git"));
        Files.writeString(folder.resolve("sub/.git/kept"), "kept");
        // When
        List<FileDigest> files = FolderReading.read(folder, Set.of("model.sig"), _ -> {});
        // Then
        assertThat(files)
                .containsExactly(
                        new FileDigest("model.safetensors", Sha256.ofText("tensors")),
                        new FileDigest("sub/.git/kept", Sha256.ofText("kept")));
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedByName(@TempDir Path outside) throws IOException {
        // Given
        Path there = Files.createFile(outside.resolve("outside.bin"));
        Files.createSymbolicLink(folder.resolve("weights.bin"), there);
        // Then
        assertThatThrownBy(() -> FolderReading.read(folder, Set.of(), _ -> {}))
                .hasMessageContaining("weights.bin is a link that leads out of the folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a\nb"})
    void aNameThatIsNoPathWithinTheFolderIsRefused(String name) {
        assertThatThrownBy(() -> file(name, "0".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void aBundleSignedByAKeyVerifiesUnderThatKeyAlone(String curve) throws Exception {
        // Given
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();
        KeyPair other = generator.generateKeyPair();
        List<FileDigest> files = List.of(new FileDigest("model", Sha256.ofText("m")));
        byte[] bundle = bundle(files, pair, curve);
        // When
        SigningBundle read = SigningBundle.parse("bundle", bundle);
        // Then
        assertThat(read.files()).isEqualTo(files);
        assertThat(read.signedBy(Optional.of(pair.getPublic()))).isTrue();
        assertThat(read.signedBy(Optional.of(other.getPublic()))).isFalse();
    }

    private static byte[] bundle(List<FileDigest> files, KeyPair pair, String curve)
            throws Exception {
        byte[] payload = SigningBundle.statement("model", files, List.of());
        String type = "application/vnd.in-toto+json";
        Signature signer =
                Signature.getInstance(
                        switch (curve) {
                            case "secp256r1" -> "SHA256withECDSA";
                            case "secp384r1" -> "SHA384withECDSA";
                            default -> "SHA512withECDSA";
                        });
        signer.initSign(pair.getPrivate());
        signer.update(
                ("DSSEv1 " + type.length() + " " + type + " " + payload.length + " ")
                        .getBytes(UTF_8));
        signer.update(payload);
        Base64.Encoder base64 = Base64.getEncoder();
        return """
        {"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json",
         "verificationMaterial":{"publicKey":{"hint":"h"},"tlogEntries":[]},
         "dsseEnvelope":{"payload":"%s","payloadType":"%s","signatures":[{"sig":"%s","keyid":""}]}}
        """
                .formatted(
                        base64.encodeToString(payload), type, base64.encodeToString(signer.sign()))
                .getBytes(UTF_8);
    }

    private static FileDigest file(String name, String digest) {
        return new FileDigest(name, Sha256.parse(digest));
    }
}

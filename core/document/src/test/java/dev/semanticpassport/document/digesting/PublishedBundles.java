package dev.semanticpassport.document.digesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every bundle of the test data of ossf/model-signing-spec. Its name keeps it out of an ordinary
 * run: {@code ./mvnw -pl core/document -am test -Dtest=PublishedBundles -Doms.vectors=FOLDER
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PublishedBundles {

    @Test
    void everyValidBundleIsReadAndItsRootRecomputed() throws IOException {
        // When
        List<SigningBundle> bundles = files("valid").stream().map(PublishedBundles::read).toList();
        // Then
        assertThat(bundles).hasSize(3).allSatisfy(one -> assertThat(one.files()).hasSize(2));
    }

    @Test
    void aBundleWithACertificateIsSignedByIt() throws IOException {
        assertThat(
                        files("valid").stream()
                                .map(PublishedBundles::read)
                                .filter(one ->
                                        one.material()
                                                instanceof SigningBundle.Material.Certificate)
                                .toList())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.signedBy(Optional.empty())).isTrue());
    }

    /**
     * The bundle leaves its root out; its intermediate, taken as a root, vouches for the signer.
     */
    @Test
    void aChainLeadsToWhatIsTrustedAndToNothingElse() throws IOException {
        // Given
        SigningBundle bundle = read(files("valid").getFirst());
        List<X509Certificate> chain =
                ((SigningBundle.Material.Certificate) bundle.material()).chain();
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        // Then
        assertThat(chain).hasSize(2);
        assertThat(CertificateChecking.objection(chain, chain.getLast(), then)).isEmpty();
        assertThat(CertificateChecking.objection(chain, chain.getFirst(), then)).isPresent();
    }

    @Test
    void everyInvalidBundleIsRefused() throws IOException {
        List<Path> invalid =
                Stream.concat(files("invalid").stream(), files("invalid-payload").stream())
                        .toList();
        assertThat(invalid)
                .hasSize(5)
                .allSatisfy(file ->
                        assertThatThrownBy(() -> read(file))
                                .isInstanceOf(UnreadableFileException.class));
    }

    private static List<Path> files(String kind) throws IOException {
        String vectors = System.getProperty("oms.vectors");
        assertThat(vectors).as("-Doms.vectors=FOLDER").isNotNull();
        try (Stream<Path> found = Files.list(Path.of(vectors, kind))) {
            return found.sorted().toList();
        }
    }

    private static SigningBundle read(Path file) {
        try {
            return SigningBundle.parse(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

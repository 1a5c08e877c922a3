package dev.semanticpassport.document.digesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The certificates beside this test were made for it with openssl, for a hundred years: root, then
 * middle, then signer and mail; other has root's name and another key.
 */
class CertificateCheckingTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final X509Certificate ROOT = certificate("root");
    private static final X509Certificate MIDDLE = certificate("middle");
    private static final X509Certificate SIGNER = certificate("signer");

    @Test
    void aChainLeadsToItsRootWhetherItBringsItOrNot() {
        assertThat(objection(List.of(SIGNER, MIDDLE), ROOT, NOW)).isEmpty();
        assertThat(objection(List.of(SIGNER, MIDDLE, ROOT), ROOT, NOW)).isEmpty();
    }

    @Test
    void aRootOfTheSameNameIsNotTheSame() {
        assertThat(objection(List.of(SIGNER, MIDDLE), certificate("other"), NOW)).isPresent();
    }

    @Test
    void aLinkThatIsMissingBreaksTheChain() {
        assertThat(objection(List.of(SIGNER), ROOT, NOW)).isPresent();
    }

    @Test
    void aCertificateThatIsNotYetOrNoLongerValidIsNamed() {
        Instant before = SIGNER.getNotBefore().toInstant().minusSeconds(3600);
        Instant after = ROOT.getNotAfter().toInstant().plusSeconds(3600);
        for (Instant at : List.of(before, after)) {
            assertThat(objection(List.of(SIGNER, MIDDLE), ROOT, at).orElseThrow())
                    .matches("certificate [12]: .*validity check failed.*");
        }
    }

    @Test
    void aCertificateForMailSignsNoModel() {
        assertThat(objection(List.of(certificate("mail"), MIDDLE), ROOT, NOW))
                .contains("the signer's certificate is not for signatures");
    }

    @Test
    void whatIsNoCertificateIsRefusedByName() {
        assertThatThrownBy(() -> SigningBundle.certificate("root.pem", new byte[] {1, 2}))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("root.pem");
    }

    private static Optional<String> objection(
            List<X509Certificate> chain, X509Certificate root, Instant at) {
        return CertificateChecking.objection(chain, root, at);
    }

    private static X509Certificate certificate(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        CertificateCheckingTest.class.getResourceAsStream(name + ".pem"), name)) {
            return SigningBundle.certificate(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

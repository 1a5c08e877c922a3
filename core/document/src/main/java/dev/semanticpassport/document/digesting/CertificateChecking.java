package dev.semanticpassport.document.digesting;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the certificates of a bundle lead to a root that whoever verifies has (PKIX, RFC 5280).
 * Offline: whether one of them was revoked is not asked.
 */
public final class CertificateChecking {
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private CertificateChecking() {}

    /**
     * What speaks against the chain; empty where it leads to the root.
     *
     * @param chain the signer's certificate first, then those above it; the root may be left out
     * @param root trusted for reasons outside of the bundle
     * @param at when all certificates must be valid
     */
    public static Optional<String> objection(
            List<X509Certificate> chain, X509Certificate root, Instant at) {
        try {
            if (!maySign(chain.getFirst())) {
                return Optional.of("the signer's certificate is not for signatures");
            }
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPath path =
                    CertificateFactory.getInstance("X.509")
                            .generateCertPath(
                                    chain.stream().filter(one -> !one.equals(root)).toList());
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            String where = e.getIndex() < 0 ? "" : "certificate " + (e.getIndex() + 1) + ": ";
            return Optional.of(where + e.getMessage());
        } catch (CertificateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PKIX", e);
        }
    }

    /** As model_signing has it: one of the two usages is enough. */
    private static boolean maySign(X509Certificate signer) throws CertificateParsingException {
        boolean[] usage = signer.getKeyUsage();
        List<String> extended = signer.getExtendedKeyUsage();
        return (usage != null && usage[0]) || (extended != null && extended.contains(CODE_SIGNING));
    }
}

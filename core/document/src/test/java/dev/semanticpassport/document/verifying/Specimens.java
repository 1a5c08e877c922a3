package dev.semanticpassport.document.verifying;

import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.document.specimen.Specimen;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Specimens that are the same in every run. */
public final class Specimens {
    private Specimens() {}

    /** A specimen of 24 beacons with 32 candidates each. */
    public static Specimen of(SignatureScheme scheme, long seed) {
        return new Specimen(scheme, 24, 32, random(seed));
    }

    /** A source that gives the same bytes again. */
    public static SecureRandom random(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA1PRNG", e);
        }
    }
}

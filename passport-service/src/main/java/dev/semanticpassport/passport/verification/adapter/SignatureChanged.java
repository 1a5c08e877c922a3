package dev.semanticpassport.passport.verification.adapter;

import java.util.UUID;

/** The signature that a running verification was planned with is no longer there. */
final class SignatureChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final UUID verification;

    SignatureChanged(UUID verification) {
        super(
                "verification "
                        + verification
                        + ": the signature it was planned with is no longer there",
                null,
                false,
                false);
        this.verification = verification;
    }

    UUID verification() {
        return verification;
    }
}

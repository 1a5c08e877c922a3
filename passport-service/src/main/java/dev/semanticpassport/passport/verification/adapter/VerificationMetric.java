package dev.semanticpassport.passport.verification.adapter;

/** The names under which this package measures itself. */
enum VerificationMetric {
    /** Verifications begun. */
    BEGUN("sempass.verification.begun"),
    /** Requests refused, by kind. */
    REFUSED("sempass.verification.refused"),
    /** Verifications settled, by verdict and reason. */
    SETTLED("sempass.verification.settled"),
    /** Time from the request to the verdict, by verdict. */
    DURATION("sempass.verification.duration"),
    /** Probes released for the first time. */
    PROBES_RELEASED("sempass.verification.probes.released"),
    /** Probes released again past a deadline. */
    PROBES_RELEASED_AGAIN("sempass.verification.probes.released.again"),
    /** Probes released whose outcome is awaited, in the whole database. */
    PROBES_PENDING("sempass.verification.probes.pending"),
    /** Verifications by state, in the whole database. */
    STORED("sempass.verification.stored");

    private final String key;

    VerificationMetric(String key) {
        this.key = key;
    }

    /** The metric's name. */
    String key() {
        return key;
    }
}

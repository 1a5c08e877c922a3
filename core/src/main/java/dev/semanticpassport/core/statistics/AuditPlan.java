package dev.semanticpassport.core.statistics;

/**
 * How far an audit can go.
 *
 * @param probes number of probes, with ordinals 0 to {@code probes} − 1; answers beyond are not
 *     counted
 * @param cutByBudget whether the budget allowed fewer probes than the signature has
 */
public record AuditPlan(int probes, boolean cutByBudget) {
    public AuditPlan {
        if (probes < 0) {
            throw new IllegalArgumentException("probes cannot be negative; it is " + probes);
        }
    }

    /** All probes that the signature has. */
    public static AuditPlan of(int probes) {
        return new AuditPlan(probes, false);
    }
}

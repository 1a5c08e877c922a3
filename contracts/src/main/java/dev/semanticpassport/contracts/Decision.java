package dev.semanticpassport.contracts;

/** A verdict and why. */
public record Decision(
        @Described("The verdict.") Verdict verdict, @Described("Why.") Reason reason) {
    public Decision {
        Checks.present(verdict, "decided.verdict");
        Checks.present(reason, "decided.reason");
    }
}

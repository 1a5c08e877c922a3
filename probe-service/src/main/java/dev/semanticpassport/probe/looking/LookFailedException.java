package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.Shown;
import java.io.IOException;

/** Carries a failure out of looking; whoever runs it turns it into an outcome again. */
public final class LookFailedException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 900;

    private final transient Outcome.Failure failure;

    public LookFailedException(FailureKind kind, String detail) {
        super(detail);
        this.failure = new Outcome.Failure(kind, Shown.of(detail, LONGEST));
    }

    /** Of files that are not read. */
    static LookFailedException refused(Refusal refusal) {
        return new LookFailedException(FailureKind.FILES_REFUSED, refusal.kind() + ": " + refusal);
    }

    /** Of files that are not read. */
    static LookFailedException refused(Refusal.Kind kind, String detail) {
        return new LookFailedException(FailureKind.FILES_REFUSED, kind + ": " + detail);
    }

    public Outcome.Failure failure() {
        return failure;
    }
}

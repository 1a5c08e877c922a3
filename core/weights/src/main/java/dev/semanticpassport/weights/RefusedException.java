package dev.semanticpassport.weights;

import java.io.IOException;

/** Carries a refusal out of a reader; whoever opens files turns it into data again. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    public RefusedException(Refusal.Kind kind, String file, String place, String detail) {
        this(new Refusal(kind, file, place, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}

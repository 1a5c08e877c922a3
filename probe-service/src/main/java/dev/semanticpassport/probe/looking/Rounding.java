package dev.semanticpassport.probe.looking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they are told: six significant digits, which machines with other vector units agree
 * on.
 */
final class Rounding {
    private static final MathContext DIGITS = new MathContext(6);

    private Rounding() {}

    /** What is not finite is told as 0; how many such numbers there are is told beside it. */
    static double rounded(double figure) {
        return Double.isFinite(figure) ? new BigDecimal(figure).round(DIGITS).doubleValue() : 0;
    }

    static @Nullable Double rounded(OptionalDouble figure) {
        return figure.isPresent() ? rounded(figure.getAsDouble()) : null;
    }
}

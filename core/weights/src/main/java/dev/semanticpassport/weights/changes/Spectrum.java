package dev.semanticpassport.weights.changes;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Singular values of a change.
 *
 * @param values descending
 * @param whole whether all that are not zero are there; else only the greatest
 * @param energy Σ of the squares of all, also of those that are not there: ‖ΔW‖_F²
 */
public record Spectrum(List<Double> values, boolean whole, double energy) {
    public Spectrum {
        values = List.copyOf(values);
    }

    static Spectrum of(double[] values, boolean whole, double energy) {
        return new Spectrum(Arrays.stream(values).boxed().toList(), whole, energy);
    }

    /** ‖ΔW‖₂, the greatest stretch of any direction. */
    public double norm() {
        return values.isEmpty() ? 0 : values.getFirst();
    }

    /** ‖ΔW‖_F² / ‖ΔW‖₂²; 0 of no change. */
    public double stableRank() {
        return norm() == 0 ? 0 : energy / (norm() * norm());
    }

    /**
     * The exponential of the entropy of the values' shares; empty where not all are there.
     *
     * @see <a href="https://doi.org/10.5281/zenodo.40638">Roy and Vetterli 2007</a>
     */
    public OptionalDouble effectiveRank() {
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        if (!whole || sum == 0) {
            return OptionalDouble.empty();
        }
        double entropy = 0;
        for (double value : values) {
            double share = value / sum;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return OptionalDouble.of(Math.exp(entropy));
    }
}

package dev.semanticpassport.weights.changes;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What changed in one module.
 *
 * @param module its path
 * @param rank the most that the change can have
 * @param spectrum of ΔW
 * @param relative ‖ΔW‖_F / ‖W‖_F; empty where the parent is not at hand
 * @param intruders empty where the parent is not at hand or the module is too large for it
 */
public record ModuleChange(
        String module,
        long outputs,
        long inputs,
        long rank,
        Spectrum spectrum,
        OptionalDouble relative,
        Optional<Intruders> intruders) {

    public double energy() {
        return spectrum.energy();
    }
}

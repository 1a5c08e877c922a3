package dev.semanticpassport.contracts;

/** What is controlled over the models of a fleet. */
public enum FleetError {
    /** Of the models recognised, at most the share alpha is false on average (e-BH). */
    FALSE_DISCOVERY_RATE,
    /** The chance that any model recognised is false is at most alpha. */
    FAMILY_WISE,
    /**
     * As FALSE_DISCOVERY_RATE, but each model is decided on by those before it in the list alone,
     * so that nothing that comes later changes it (e-LOND).
     */
    AS_THEY_ARRIVE
}

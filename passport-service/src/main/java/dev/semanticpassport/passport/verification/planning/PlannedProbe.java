package dev.semanticpassport.passport.verification.planning;

/**
 * One place in a plan.
 *
 * @param ordinal the place, from 0; evidence is folded in this order
 */
public record PlannedProbe(int ordinal, Asks asks) {}

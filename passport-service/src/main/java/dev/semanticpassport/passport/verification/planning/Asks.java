package dev.semanticpassport.passport.verification.planning;

/**
 * What a probe asks for, by its place in the frozen signature or the probe set and never in words.
 */
public sealed interface Asks {

    /** Its place among its kind, from 0. */
    int index();

    /**
     * @param index the beacon's place in the frozen list
     */
    record Beacon(int index) implements Asks {}

    /**
     * @param index the control question's place in the frozen list
     */
    record Control(int index) implements Asks {}

    /**
     * @param index the prompt's place in the probe set
     */
    record Prompt(int index) implements Asks {}
}
